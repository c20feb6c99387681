import type { TimelineStage } from '../../contract/rds.ts';
import type { InstanceRecord, RdsDocument } from '../state/model.ts';
import type { Service } from '../service.ts';

/** One stage of a job. Its work may be done again after an attempt that broke off. */
export type Stage = {
  what: TimelineStage['what'];
  /** The instance's status while it lasts. */
  status: string;
  /** About how long it takes on AWS, in milliseconds. */
  usual: number;
  work: () => Promise<void>;
};

/** What a job does. The stages follow from the job's data alone, so that they are the same after a restart. */
export type Plan = {
  stages: Stage[];
  /** What has become of the instance after the last stage. */
  end: (document: RdsDocument, record: InstanceRecord) => void;
  /** What has become of it when a stage failed for good. */
  fail: (document: RdsDocument, record: InstanceRecord, error: unknown) => void;
};

export type JobContext = {
  service: Service;
  resourceId: string;
  data: Record<string, unknown>;
  /** Other instances' jobs that this one begins, waits for, or sets right. */
  others: {
    promote: (resourceId: string) => void;
    whenIdle: (resourceId: string) => Promise<void>;
    /** Starts the server again where it should run and does not. */
    check: (resourceId: string) => Promise<void>;
  };
};

export const seconds = (count: number): number => count * 1000;
