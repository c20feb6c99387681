import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { useLanguage } from '../../language.tsx';
import { goTo } from '../console-view.ts';
import { Fact, Facts } from '../Facts.tsx';
import { Press } from '../Press.tsx';
import { useConsoleWords } from '../words/words.ts';

/** What the instance is, which parameters it takes, and what of its settings still waits. */
export function Configuration({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const { configuration: say } = words.instance;
  const language = useLanguage();
  const image = rds.images[instance.EngineVersion];
  const pending = Object.entries(instance.PendingModifiedValues);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Facts>
      <Fact name={say.engine}>MySQL Community {instance.EngineVersion}</Fact>
      <Fact name={say.class}>{instance.DBInstanceClass}</Fact>
      <Fact name={say.storage}>
        {instance.AllocatedStorage} GiB {instance.StorageType}
      </Fact>
      {image !== undefined && (
        <Fact name={say.image} wide>
          <code>{image}</code>
          <p>{say.imageNote(instance.EngineVersion, image)}</p>
        </Fact>
      )}
      {instance.DBParameterGroups.map(({ DBParameterGroupName: group, ParameterApplyStatus: status }) => (
        <Fact key={group} name={say.group} wide>
          <code>{group}</code>{' '}
          <Press kind="quiet" onClick={() => goTo({ at: 'parameter-group', group })}>
            {words.instance.logs.view}
          </Press>
          <p>{say.apply[status] ?? status}</p>
        </Fact>
      ))}
      <Fact name={say.pending} wide>
        {pending.length === 0
          ? say.noPending
          : pending.map(([name, value]) => <code key={name}>{`${name}: ${JSON.stringify(value)} `}</code>)}
      </Fact>
      <Fact name={say.master}>
        <code>{instance.MasterUsername}</code>
      </Fact>
      <Fact name={say.database}>
        {instance.DBName === undefined ? words.none : <code>{instance.DBName}</code>}
      </Fact>
      <Fact name={say.multiAz}>{instance.MultiAZ ? words.yes : words.no}</Fact>
      <Fact name={say.protection}>{instance.DeletionProtection ? words.on : words.off}</Fact>
      {instance.InstanceCreateTime !== undefined && (
        <Fact name={say.created}>{time.format(new Date(instance.InstanceCreateTime))}</Fact>
      )}
      <Fact name={say.resourceId} wide>
        <code>{instance.DbiResourceId}</code>
      </Fact>
      <Fact name={say.arn} wide copy={instance.DBInstanceArn}>
        <code>{instance.DBInstanceArn}</code>
      </Fact>
    </Facts>
  );
}
