import type { DBInstance, RdsAnswer, RdsInput, RdsState } from '../../lab/contract/rds.ts';
import { described } from './fake-rds-lists.ts';
import { anInstance, rdsState } from './fake-rds-state.ts';

export type RdsAsked = { action: string; input: RdsInput };

/** Stands in for the lab's RDS behind a page: lists what it was given, and takes creates and deletes. */
export class FakeRds {
  readonly asked: RdsAsked[] = [];
  state: RdsState;
  tell: (state: RdsState) => void = () => {};
  /** Answers before all else, for a test that wants a refusal. */
  readonly answers = new Map<string, RdsAnswer>();

  constructor(state: Partial<RdsState> = {}) {
    this.state = rdsState(state);
  }

  /** The state from now on, told to the page. */
  change(change: Partial<RdsState>): void {
    this.state = { ...this.state, ...change };
    this.tell(this.state);
  }

  answer(action: string, input: RdsInput): RdsAnswer {
    this.asked.push({ action, input });
    const set = this.answers.get(action);
    if (set !== undefined) return set;
    const name = typeof input['DBInstanceIdentifier'] === 'string' ? input['DBInstanceIdentifier'] : '';
    if (action === 'DescribeDBInstances') return { result: { DBInstances: this.state.instances } };
    const list = described[action];
    if (list !== undefined) return { result: list };
    if (action.startsWith('CreateDBInstance')) return this.#create(name, input);
    const found = this.state.instances.find((instance) => instance.DBInstanceIdentifier === name);
    if (name !== '' && found === undefined) {
      return { refusal: { code: 'DBInstanceNotFound', message: `DBInstance ${name} not found.` } };
    }
    if (action === 'DeleteDBInstance') return this.#becomes(found, 'deleting');
    if (action === 'PromoteReadReplica') return this.#becomes(found, 'modifying');
    return { result: found === undefined ? {} : { DBInstance: found } };
  }

  #create(name: string, input: RdsInput): RdsAnswer {
    const source = input['SourceDBInstanceIdentifier'];
    const made = anInstance(name, {
      DBInstanceStatus: 'creating',
      ...(typeof source === 'string' ? { ReadReplicaSourceDBInstanceIdentifier: source } : {}),
    });
    this.change({ instances: [...this.state.instances, made] });
    return { result: { DBInstance: made } };
  }

  #becomes(instance: DBInstance | undefined, status: string): RdsAnswer {
    const instances = this.state.instances.map((each) =>
      each === instance ? { ...each, DBInstanceStatus: status } : each,
    );
    this.change({ instances });
    return { result: { DBInstance: { ...instance, DBInstanceStatus: status } } };
  }
}
