import * as z from 'zod/mini';
import { requireInstance } from '../../lifecycle/records.ts';
import type { InstanceRecord } from '../../state/model.ts';
import { arnOf } from '../../state/account.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import { filtered, filters, type FilterTable } from '../filters.ts';
import { page, pagingFields } from '../paging.ts';
import type { InstanceActions } from './context.ts';

const Input = z.strictObject({
  DBInstanceIdentifier: z.optional(fields.reference()),
  Filters: z.optional(filters()),
  ...pagingFields,
});
type Input = z.infer<typeof Input>;

const FILTERS: FilterTable<InstanceRecord> = {
  'db-instance-id': ({ identifier }) => [identifier, arnOf('db', identifier)],
  'dbi-resource-id': ({ resourceId }) => [resourceId],
  engine: () => ['mysql'],
  // No instance here belongs to a cluster or a directory.
  'db-cluster-id': () => [],
  domain: () => [],
};

export function describeDBInstances({ service, view }: InstanceActions) {
  return action({
    input: Input,
    changes: false,
    run: async (input: Input) => {
      const { document } = service.store;
      const asked = input.DBInstanceIdentifier;
      const records =
        asked === undefined
          ? document.instances.toSorted((one, other) => (one.identifier < other.identifier ? -1 : 1))
          : [requireInstance(document, asked)];
      const answered = page(filtered(records, input.Filters, FILTERS), ({ resourceId }) => resourceId, input);
      return { DBInstances: await view.of(answered.items), ...answered.next };
    },
  });
}
