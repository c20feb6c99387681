import { lazy, Suspense, type ReactNode } from 'react';
import type { DBInstance, RdsState } from '../../lab/contract/rds.ts';
import { goTo, useConsoleView } from './console-view.ts';
import { CredentialNotice } from './create/CredentialNotice.tsx';
import { Databases } from './databases/Databases.tsx';
import { Deeds } from './deeds/Deeds.tsx';
import type { FormProps } from './form-props.ts';
import { Instance } from './instance/Instance.tsx';
import { PageHead } from './PageHead.tsx';
import { ParameterGroupPage } from './parameters/ParameterGroup.tsx';
import { ParameterGroups } from './parameters/ParameterGroups.tsx';
import { SnapshotTable } from './snapshots/SnapshotTable.tsx';
import { useConsoleWords } from './words/words.ts';

// The forms are larger than all the rest, and not everybody opens them.
const CreateForm = lazy(() =>
  import('./create/CreateForm.tsx').then((form) => ({ default: form.CreateForm })),
);
const ReplicaForm = lazy(() =>
  import('./create/ReplicaForm.tsx').then((form) => ({ default: form.ReplicaForm })),
);
const ModifyForm = lazy(() =>
  import('./create/ModifyForm.tsx').then((form) => ({ default: form.ModifyForm })),
);

/** The page of the console where one is. */
export function Shown({ rds }: { rds: RdsState }) {
  const words = useConsoleWords();
  const { place, prefill, opened } = useConsoleView();
  const forms: FormProps = {
    prefill,
    onDone: (instance) => goTo({ at: 'instance', instance, tab: 'connectivity' }),
    onCancel: () => goTo({ at: 'databases' }),
  };
  switch (place.at) {
    case 'databases':
      return (
        <>
          <CredentialNotice />
          <Databases rds={rds} />
        </>
      );
    case 'instance':
      return (
        <>
          <CredentialNotice />
          <Instance rds={rds} name={place.instance} tab={place.tab} />
        </>
      );
    case 'create':
      return (
        <Loaded>
          <CreateForm {...forms} key={opened} />
        </Loaded>
      );
    case 'replica':
      return (
        <OfInstance rds={rds} name={place.instance}>
          {(instance) => <ReplicaForm {...forms} instance={instance} key={opened} />}
        </OfInstance>
      );
    case 'modify':
      return (
        <OfInstance rds={rds} name={place.instance}>
          {(instance) => <ModifyForm {...forms} instance={instance} key={opened} />}
        </OfInstance>
      );
    case 'parameter-groups':
      return <ParameterGroups rds={rds} />;
    case 'parameter-group':
      return <ParameterGroupPage rds={rds} group={place.group} key={place.group} />;
    case 'snapshots':
      return (
        <>
          <PageHead above={`${words.name} · ${words.region}`}>{words.snapshots.title}</PageHead>
          <SnapshotTable rds={rds} />
        </>
      );
    default:
      return <Deeds deeds={rds.deeds} access={rds.access} />;
  }
}

function Loaded({ children }: { children: ReactNode }) {
  return <Suspense fallback={<output>{useConsoleWords().loading}</output>}>{children}</Suspense>;
}

/** A form about an instance that is gone says so. */
function OfInstance({
  rds,
  name,
  children,
}: {
  rds: RdsState;
  name: string;
  children: (instance: DBInstance) => ReactNode;
}) {
  const words = useConsoleWords();
  const instance = rds.instances.find((each) => each.DBInstanceIdentifier === name);
  if (instance !== undefined) return <Loaded>{children(instance)}</Loaded>;
  return (
    <>
      <PageHead
        above={
          <button type="button" onClick={() => goTo({ at: 'databases' })}>
            {words.back}
          </button>
        }
      >
        {name}
      </PageHead>
      <p>{words.instance.gone(name)}</p>
    </>
  );
}
