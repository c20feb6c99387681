import * as z from 'zod/mini';
import type { Family, FamilyParameter } from '../../parameters/family.ts';
import type { Service } from '../../service.ts';
import type { ParameterGroupRecord } from '../../state/model.ts';
import { action, type Actions } from '../action.ts';
import { choice, reference, text } from '../fields.ts';
import { type FilterTable, filtered, filters } from '../filters.ts';
import { page, pagingFields } from '../paging.ts';
import { findGroup, knownFamily } from './find-group.ts';

const FILTERS: FilterTable<{ ParameterName: string }> = {
  'parameter-name': ({ ParameterName }) => [ParameterName],
};

/** Shows what a group, or a family, says of each parameter. */
export function parameterActions({ store }: Service): Actions {
  return {
    DescribeDBParameters: action({
      changes: false,
      input: z.strictObject({
        DBParameterGroupName: reference(),
        Source: z.optional(choice(['user', 'system', 'engine-default'])),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const group = findGroup(store.document, input.DBParameterGroupName);
        const all = parametersOf(knownFamily(group.family), group);
        const asked = filtered(all, input.Filters, FILTERS).filter(
          ({ Source }) => input.Source === undefined || Source === input.Source,
        );
        const { items, next } = page(asked, ({ ParameterName }) => ParameterName, input);
        return { Parameters: items, ...next };
      },
    }),

    DescribeEngineDefaultParameters: action({
      changes: false,
      input: z.strictObject({
        DBParameterGroupFamily: text(),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const family = knownFamily(input.DBParameterGroupFamily);
        const asked = filtered(parametersOf(family, undefined), input.Filters, FILTERS);
        const { items, next } = page(asked, ({ ParameterName }) => ParameterName, input);
        return { EngineDefaults: { DBParameterGroupFamily: family.name, Parameters: items, ...next } };
      },
    }),
  };
}

function parametersOf(family: Family, group: ParameterGroupRecord | undefined) {
  return [...family.parameters.values()].map((parameter) => describeParameter(parameter, group));
}

function describeParameter(parameter: FamilyParameter, group: ParameterGroupRecord | undefined) {
  const asked = group?.values[parameter.name];
  const value = asked ?? parameter.value;
  const byService = parameter.value === undefined ? 'engine-default' : 'system';
  return {
    ParameterName: parameter.name,
    ...(value === undefined ? {} : { ParameterValue: value }),
    Description: parameter.description,
    Source: asked === undefined ? byService : 'user',
    ApplyType: parameter.applyType,
    DataType: parameter.dataType,
    ...(parameter.allowed === undefined ? {} : { AllowedValues: parameter.allowed }),
    IsModifiable: parameter.modifiable,
    ApplyMethod: group?.applyMethods[parameter.name] ?? 'pending-reboot',
  };
}
