/** One parameter of a family, as the API tells of it. */
export type FamilyParameter = {
  /** As in the group; a hyphen is an underscore for the server. */
  name: string;
  /** Dynamic: a running server can take a new value. */
  applyType: 'dynamic' | 'static';
  dataType: 'boolean' | 'integer' | 'float' | 'string' | 'list';
  /** `0,1`, `1-100000`, words with commas between; absent where any text will do. */
  allowed?: string;
  modifiable: boolean;
  /** What the service sets where the group does not (a formula, maybe); absent: the engine's own default holds. */
  value?: string;
  /** The server gets it from the service itself (its port, its id): it never comes from a group's options. */
  ownedByService: boolean;
  description: string;
};

export type Family = { name: string; parameters: ReadonlyMap<string, FamilyParameter> };

type DataType = FamilyParameter['dataType'];

/** A running server takes it. */
export function dynamic(
  name: string,
  dataType: DataType,
  allowed: string | undefined,
  description: string,
  value?: string,
): FamilyParameter {
  return { ...parameter(name, dataType, allowed, description, value), applyType: 'dynamic' };
}

/** It needs a reboot. */
export function fixed(
  name: string,
  dataType: DataType,
  allowed: string | undefined,
  description: string,
  value?: string,
): FamilyParameter {
  return { ...parameter(name, dataType, allowed, description, value), applyType: 'static' };
}

/** The service decides it; it is shown, and nobody can modify it. */
export function owned(from: FamilyParameter): FamilyParameter {
  return { ...from, modifiable: false, ownedByService: true };
}

function parameter(
  name: string,
  dataType: DataType,
  allowed: string | undefined,
  description: string,
  value: string | undefined,
): Omit<FamilyParameter, 'applyType'> {
  return {
    name,
    dataType,
    ...(allowed === undefined ? {} : { allowed }),
    modifiable: true,
    ...(value === undefined ? {} : { value }),
    ownedByService: false,
    description,
  };
}

export const SWITCH = '0,1';
/** The greatest whole number that MySQL keeps. */
export const GREATEST = '18446744073709551615';

export function family(name: string, ...parts: readonly FamilyParameter[][]): Family {
  const all = parts.flat().toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { name, parameters: new Map(all.map((each) => [each.name, each])) };
}
