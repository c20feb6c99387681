import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../../engine/engine.ts';
import { ensureLabNetwork } from '../../../gateway/lab-network.ts';
import { randomLab, testEngine } from '../../../testing/test-engine.ts';
import { removeLab } from '../../../workbench/clear-lab.ts';
import { membersOf } from '../../actions/security/members.ts';
import { openServers } from '../../server/open-servers.ts';
import type { Service } from '../../service.ts';
import { openDatabases } from '../../sql/open-databases.ts';
import { openSecrets } from '../../sql/secrets.ts';
import { initialDocument } from '../../state/initial.ts';
import { RdsStore } from '../../state/store.ts';
import { Deeds } from '../../under-the-hood.ts';
import { HOME_POLICY } from '../../../workbench/limits.ts';

/** Everything that jobs work with, on the engine, in a lab of its own that goes with `close`. */
export async function realService(): Promise<{
  service: Service;
  engine: Engine;
  close: () => Promise<void>;
}> {
  const engine = await testEngine();
  const lab = randomLab();
  await ensureLabNetwork(engine, lab);
  const directory = await mkdtemp(join(tmpdir(), 'rds-life-'));
  const store = await RdsStore.open(join(directory, 'state.json'), initialDocument);
  const deeds = new Deeds();
  const servers = await openServers({
    engine,
    lab,
    limits: HOME_POLICY.limits,
    deeds,
    identifierOf: (resourceId) =>
      store.document.instances.find((each) => each.resourceId === resourceId)?.identifier ?? resourceId,
    membersOf: (group) => membersOf(store.document, group),
  });
  const databases = await openDatabases({
    connect: (resourceId) => servers.connect(resourceId),
    secrets: await openSecrets(join(directory, 'secrets.json')),
    deeds,
    instances: () => store.document.instances,
  });
  const close = async () => {
    await databases.close();
    await servers.clear();
    await servers.close();
    await removeLab(engine, lab);
    await engine.close();
    await store.saved();
    await rm(directory, { recursive: true });
  };
  return { service: { lab, store, servers, databases, deeds, instancesMost: 20 }, engine, close };
}
