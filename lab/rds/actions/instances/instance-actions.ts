import type { Actions } from '../action.ts';
import type { InstanceActions } from './context.ts';
import { createDBInstance } from './create-db-instance.ts';
import { deleteDBInstance } from './delete-db-instance.ts';
import { describeDBInstances } from './describe-db-instances.ts';
import { modifyDBInstance } from './modify-db-instance.ts';
import { rebootDBInstance, startDBInstance, stopDBInstance } from './power-actions.ts';
import { createDBInstanceReadReplica, promoteReadReplica } from './read-replica-actions.ts';
import { createDBSnapshot, deleteDBSnapshot, restoreDBInstanceFromDBSnapshot } from './snapshot-actions.ts';

/** All actions that instances and their snapshots live by. */
export function instanceActions(context: InstanceActions): Actions {
  return {
    CreateDBInstance: createDBInstance(context),
    DescribeDBInstances: describeDBInstances(context),
    ModifyDBInstance: modifyDBInstance(context),
    RebootDBInstance: rebootDBInstance(context),
    StopDBInstance: stopDBInstance(context),
    StartDBInstance: startDBInstance(context),
    DeleteDBInstance: deleteDBInstance(context),
    CreateDBInstanceReadReplica: createDBInstanceReadReplica(context),
    PromoteReadReplica: promoteReadReplica(context),
    CreateDBSnapshot: createDBSnapshot(context),
    DeleteDBSnapshot: deleteDBSnapshot(context),
    RestoreDBInstanceFromDBSnapshot: restoreDBInstanceFromDBSnapshot(context),
  };
}
