import { useState } from 'react';
import type { DBInstance } from '../../../lab/contract/rds.ts';
import { goTo } from '../console-view.ts';
import type { Prefill } from '../form-props.ts';
import { Press } from '../Press.tsx';
import { useConsoleWords } from '../words/words.ts';
import { Note } from './Note.tsx';
import { Line, Question, Tick } from './Question.tsx';

/** What has to be typed, in every language, as on AWS. */
const typed = 'delete me';

/** Delete: what is kept, and twice the question whether one means it. */
export function Delete({
  instance,
  prefill,
  onClose,
}: {
  instance: DBInstance;
  prefill: Prefill;
  onClose: () => void;
}) {
  const { delete: say } = useConsoleWords().dialogs;
  const name = instance.DBInstanceIdentifier;
  const isReplica = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  const replicas = instance.ReadReplicaDBInstanceIdentifiers;
  const [final, setFinal] = useState(!isReplica && prefill['SkipFinalSnapshot'] !== 'true');
  const [finalName, setFinalName] = useState(prefill['FinalDBSnapshotIdentifier'] ?? `${name}-final`);
  const [retain, setRetain] = useState(prefill['DeleteAutomatedBackups'] === 'false');
  const [acknowledged, setAcknowledged] = useState(false);
  const [confirmation, setConfirmation] = useState('');
  const backups = instance.BackupRetentionPeriod > 0;
  return (
    <Question
      title={say.title(name)}
      body={isReplica ? `${say.body} ${say.replica}` : say.body}
      proceed={say.proceed}
      danger
      ready={
        !instance.DeletionProtection &&
        confirmation.trim() === typed &&
        (final ? finalName.trim() !== '' : isReplica || acknowledged)
      }
      onClose={onClose}
      call={() => ({
        action: 'DeleteDBInstance',
        input: {
          DBInstanceIdentifier: name,
          ...(final ? { FinalDBSnapshotIdentifier: finalName.trim() } : { SkipFinalSnapshot: true }),
          ...(backups ? { DeleteAutomatedBackups: !retain } : {}),
        },
      })}
    >
      {instance.DeletionProtection && (
        <Note>
          {say.protected}{' '}
          <Press kind="quiet" onClick={() => goTo({ at: 'modify', instance: name })}>
            {say.toModify}
          </Press>
        </Note>
      )}
      {replicas.length > 0 && <Note>{say.hasReplicas(replicas.join(', '))}</Note>}
      {!isReplica && (
        <Tick checked={final} onChange={setFinal}>
          {say.final}
        </Tick>
      )}
      {final && <Line label={say.finalName} value={finalName} onChange={setFinalName} />}
      {backups && (
        <Tick checked={retain} onChange={setRetain}>
          {say.retain}
        </Tick>
      )}
      {(final || retain) && <Note>{say.cost}</Note>}
      {!final && !isReplica && (
        <Tick checked={acknowledged} onChange={setAcknowledged}>
          {say.acknowledge}
        </Tick>
      )}
      <Line label={say.type} value={confirmation} onChange={setConfirmation} />
    </Question>
  );
}
