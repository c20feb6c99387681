import type { Job } from '../../state/model.ts';
import type { JobContext, Plan } from '../stage.ts';
import { createReplicaPlan } from './create-replica.ts';
import { createPlan } from './create.ts';
import { deletePlan } from './delete.ts';
import { modifyPlan } from './modify.ts';
import { rebootPlan, startPlan, stopPlan } from './power.ts';
import { promotePlan } from './promote.ts';
import { restorePlan } from './restore.ts';
import { snapshotPlan } from './snapshot.ts';

/** How each action is done. */
export const plans: Record<Job['action'], (context: JobContext) => Plan> = {
  CreateDBInstance: createPlan,
  CreateDBInstanceReadReplica: createReplicaPlan,
  RestoreDBInstanceFromDBSnapshot: restorePlan,
  ModifyDBInstance: modifyPlan,
  RebootDBInstance: rebootPlan,
  StopDBInstance: stopPlan,
  StartDBInstance: startPlan,
  DeleteDBInstance: deletePlan,
  PromoteReadReplica: promotePlan,
  CreateDBSnapshot: snapshotPlan,
};
