import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import { isAllowed } from '../../parameters/allowed.ts';
import type { Family, FamilyParameter } from '../../parameters/family.ts';
import type { Service } from '../../service.ts';
import type { RdsDocument } from '../../state/model.ts';
import { action, type Actions } from '../action.ts';
import { boolean, choice, list, reference, text } from '../fields.ts';
import { applyToInstances, type Change } from './apply.ts';
import { findOwnGroup, knownFamily } from './find-group.ts';

const PARAMETERS_MOST = 20;
const applyMethod = () => choice(['immediate', 'pending-reboot']);

/** Changes a group's values, all of a call or none, and makes the instances that use the group follow. */
export function modifyParameterGroupActions(service: Service): Actions {
  const { store } = service;
  return {
    ModifyDBParameterGroup: action({
      changes: true,
      input: z.strictObject({
        DBParameterGroupName: reference(),
        Parameters: list(
          z.strictObject({
            ParameterName: text(),
            ParameterValue: text({ least: 0 }),
            ApplyMethod: applyMethod(),
          }),
          PARAMETERS_MOST,
        ),
      }),
      run: async ({ DBParameterGroupName: name, Parameters: asked }) => {
        const changes = store.change((document) => {
          const group = findOwnGroup(document, name);
          const family = knownFamily(group.family);
          requireEachOnce(asked);
          const checked = asked.map((each) => {
            const parameter = modifiableParameter(family, each.ParameterName);
            requireAllowed(parameter, each.ParameterValue);
            return changeOf(parameter, each.ApplyMethod);
          });
          for (const { ParameterName, ParameterValue, ApplyMethod } of asked) {
            group.values[ParameterName] = ParameterValue;
            group.applyMethods[ParameterName] = ApplyMethod;
            tellOfGroup(
              document,
              name,
              `Updated parameter ${ParameterName} to ${ParameterValue} with apply method ${ApplyMethod}`,
            );
          }
          return checked;
        });
        await applyToInstances(service, name, changes);
        await store.saved();
        return { DBParameterGroupName: name };
      },
    }),

    ResetDBParameterGroup: action({
      changes: true,
      input: z.strictObject({
        DBParameterGroupName: reference(),
        ResetAllParameters: z.optional(boolean()),
        Parameters: z.optional(
          list(z.strictObject({ ParameterName: text(), ApplyMethod: applyMethod() }), PARAMETERS_MOST),
        ),
      }),
      run: async ({
        DBParameterGroupName: name,
        ResetAllParameters: all = false,
        Parameters: asked = [],
      }) => {
        if (all === asked.length > 0) {
          throw new AwsError(
            'InvalidParameterCombination',
            'Either ResetAllParameters must be set or Parameters must be specified, and not both.',
          );
        }
        const changes = store.change((document) => {
          const group = findOwnGroup(document, name);
          const family = knownFamily(group.family);
          requireEachOnce(asked);
          const checked = all
            ? Object.keys(group.values).flatMap((each) => resetOf(family.parameters.get(each)))
            : asked.map((each) =>
                changeOf(modifiableParameter(family, each.ParameterName), each.ApplyMethod),
              );
          for (const { parameter } of checked) {
            delete group.values[parameter.name];
            delete group.applyMethods[parameter.name];
          }
          if (checked.length > 0) tellOfGroup(document, name, 'Reset parameters to their defaults');
          return checked;
        });
        await applyToInstances(service, name, changes);
        await store.saved();
        return { DBParameterGroupName: name };
      },
    }),
  };
}

function tellOfGroup(document: RdsDocument, name: string, message: string): void {
  document.events.push({
    at: Date.now(),
    sourceType: 'db-parameter-group',
    sourceIdentifier: name,
    categories: ['configuration change'],
    message,
  });
}

/** A reset of everything: at once what can be, the rest at the next reboot. */
function resetOf(parameter: FamilyParameter | undefined): Change[] {
  return parameter === undefined ? [] : [{ parameter, immediate: parameter.applyType === 'dynamic' }];
}

function changeOf(parameter: FamilyParameter, method: 'immediate' | 'pending-reboot'): Change {
  const immediate = method === 'immediate';
  if (immediate && parameter.applyType === 'static') {
    throw new AwsError(
      'InvalidParameterCombination',
      'cannot use immediate apply method for static parameter',
    );
  }
  return { parameter, immediate };
}

function modifiableParameter(family: Family, name: string): FamilyParameter {
  const parameter = family.parameters.get(name);
  if (parameter === undefined) {
    throw new AwsError('InvalidParameterValue', `Could not find parameter with name: ${name}`);
  }
  if (!parameter.modifiable) {
    throw new AwsError('InvalidParameterValue', `The parameter ${name} cannot be modified.`);
  }
  return parameter;
}

function requireAllowed(parameter: FamilyParameter, value: string): void {
  if (isAllowed(parameter, value)) return;
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid parameter value: ${value} for: ${parameter.name} allowed values are: ${parameter.allowed ?? 'one line of text'}`,
  );
}

function requireEachOnce(asked: readonly { ParameterName: string }[]): void {
  const names = asked.map(({ ParameterName }) => ParameterName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new AwsError('InvalidParameterCombination', `The parameter ${twice} is specified more than once.`);
  }
}
