/** What the service offers, as data. What AWS offers changes every few weeks; facts of November 2026. */
export type EngineVersion = {
  engine: 'mysql';
  version: string;
  family: string;
  /** What stands behind it here, said openly wherever a version is shown. */
  image: string;
  /** Versions to which an instance can be upgraded. */
  upgrades: string[];
};

/** The community's images stand behind the versions of RDS; 9.7 is the long-term release after 8.4. */
const IMAGE = 'mysql:9.7';

export const ENGINE_VERSIONS: readonly EngineVersion[] = [
  { engine: 'mysql', version: '8.4.8', family: 'mysql8.4', image: IMAGE, upgrades: ['8.4.9'] },
  { engine: 'mysql', version: '8.4.9', family: 'mysql8.4', image: IMAGE, upgrades: [] },
];

export const DEFAULT_ENGINE_VERSION = '8.4.9';

/** The version itself, or the default of a major version (`8.4`). */
export function findEngineVersion(asked: string | undefined): EngineVersion | undefined {
  const wanted = asked === undefined || asked === '8.4' ? DEFAULT_ENGINE_VERSION : asked;
  return ENGINE_VERSIONS.find(({ version }) => version === wanted);
}

/** The default parameter group's name, for example `default.mysql8.4`. */
export function defaultParameterGroup(family: string): string {
  return `default.${family}`;
}

export function engineVersionDescription({ version, image }: EngineVersion): string {
  return `MySQL ${version} (Replication Lab runs ${image} behind it)`;
}
