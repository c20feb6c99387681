/** The console's three starting points; the third is called Free tier on older accounts and Sandbox on newer ones. */
export const templates = ['production', 'dev-test', 'sandbox'] as const;
export type Template = (typeof templates)[number];

type Preset = {
  family: 'standard' | 'memory' | 'burstable';
  instanceClass: string;
  storage: string;
  retention: string;
  deletionProtection: boolean;
};

type Size = { classes: readonly string[]; storage: string };

/** Classes that AWS chooses, the one it likes best first; what cannot be ordered here is passed over. */
const full: Record<Template, Size> = {
  production: { classes: ['db.m7g.large', 'db.m6g.large'], storage: '400' },
  'dev-test': { classes: ['db.m7g.large', 'db.m6g.large'], storage: '200' },
  sandbox: { classes: ['db.t4g.micro', 'db.t3.micro'], storage: '20' },
};
const easy: Record<Template, Size> = {
  production: { classes: ['db.r6g.xlarge', 'db.r6g.large', 'db.r7g.large'], storage: '500' },
  'dev-test': { classes: ['db.r6g.large', 'db.r7g.large'], storage: '100' },
  sandbox: { classes: ['db.t4g.micro', 'db.t3.micro'], storage: '20' },
};

/** What choosing a template sets. */
export function preset(template: Template, method: 'full' | 'easy', orderable: readonly string[]): Preset {
  const { classes, storage } = (method === 'easy' ? easy : full)[template];
  const instanceClass = classes.find((name) => orderable.includes(name)) ?? orderable[0] ?? '';
  return {
    family: template === 'sandbox' ? 'burstable' : method === 'easy' ? 'memory' : 'standard',
    instanceClass,
    storage,
    retention: template === 'sandbox' ? '1' : '7',
    deletionProtection: template === 'production' && method === 'full',
  };
}
