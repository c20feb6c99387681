import { room } from './flow-model.ts';

type Point = readonly [x: number, y: number];
type Box = { x: number; y: number; width: number; height: number };

/** Where everything stands in the picture. */
export type Layout = {
  width: number;
  height: number;
  source: Box;
  replica: Box;
  client: Point;
  sourceTable: Point;
  replicaTable: Point;
  /** The left end of each log's row of cells. */
  binaryLog: Point;
  relayLog: Point;
  paths: { write: string; log: string; receive: string; apply: string };
  receiver: Point;
  applier: Point;
};

export const cell = { width: 29, height: 28, gap: 2.5 } as const;
export const logWidth = room * (cell.width + cell.gap) - cell.gap;

/** The middle of a log's cell; transactions count from 1. */
export function cellAt([x, y]: Point, transaction: number): Point {
  return [x + (transaction - 0.5) * (cell.width + cell.gap) - cell.gap / 2, y + cell.height / 2];
}

/** Source and replica side by side. */
export const wide: Layout = {
  width: 680,
  height: 306,
  source: { x: 0, y: 40, width: 284, height: 262 },
  replica: { x: 396, y: 40, width: 284, height: 262 },
  client: [142, 16],
  sourceTable: [142, 124],
  replicaTable: [538, 124],
  binaryLog: [17, 232],
  relayLog: [413, 232],
  paths: {
    write: 'M142 26V88',
    log: 'M142 160V224',
    receive: 'M276 246H404',
    apply: 'M538 224V160',
  },
  receiver: [340, 224],
  applier: [550, 196],
};

/** One below the other, for a telephone. */
export const tall: Layout = {
  width: 320,
  height: 604,
  source: { x: 0, y: 40, width: 320, height: 232 },
  replica: { x: 0, y: 346, width: 320, height: 256 },
  client: [160, 16],
  sourceTable: [160, 118],
  replicaTable: [160, 552],
  binaryLog: [35, 216],
  relayLog: [35, 410],
  paths: {
    write: 'M160 26V82',
    log: 'M160 154V208',
    receive: 'M160 250V402',
    apply: 'M160 444V514',
  },
  receiver: [172, 314],
  applier: [172, 484],
};
