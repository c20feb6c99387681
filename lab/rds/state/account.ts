import { randomBytes } from 'node:crypto';

/** The account in which the lab's instances live. The same in every lab, so that lessons can show names in full. */
export const REGION = 'ap-northeast-2';
export const ZONES = ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'] as const;
export const ACCOUNT = '123456789012';
/** Stands for account and Region in every endpoint. */
const ENDPOINT_HASH = 'cq8replicalb';
export const HOSTED_ZONE = 'ZLA2NUCOLGUUR';
export const VPC = 'vpc-0a1b2c3d4e5f60718';
export const SUBNETS = ZONES.map((zone, index) => ({ id: `subnet-0a1b2c3d4e5f6071${index}`, zone }));
export const DEFAULT_SUBNET_GROUP = 'default';

export function endpointOf(identifier: string): string {
  return `${identifier}.${ENDPOINT_HASH}.${REGION}.rds.amazonaws.com`;
}

/** @param kind `db`, `snapshot`, `pg`, `subgrp` */
export function arnOf(kind: string, name: string): string {
  return `arn:aws:rds:${REGION}:${ACCOUNT}:${kind}:${name}`;
}

export function newResourceId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `db-${Array.from(randomBytes(26), (byte) => letters[byte % 32]).join('')}`;
}
