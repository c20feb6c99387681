import { useId, useState, type FormEvent } from 'react';
import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { SecurityGroup } from '../api-shapes.ts';
import { Failed } from '../Failed.tsx';
import { List } from '../List.tsx';
import { Press } from '../Press.tsx';
import { pulseOf, useDescribed } from '../use-described.ts';
import { useSend } from '../use-send.ts';
import { useConsoleWords } from '../words/words.ts';
import { inboundRules } from './inbound.ts';
import styles from './SecurityGroups.module.css';

/** The learner's machine, as the lab's VPC sees it. */
const myIp = '203.0.113.10/32';

/** Who may connect: the inbound rules of the instance's groups, to be changed right here. */
export function SecurityGroups({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const ids = instance.VpcSecurityGroups.map((group) => group.VpcSecurityGroupId);
  const { items, error, again } = useDescribed(
    'DescribeSecurityGroups',
    { GroupIds: ids },
    'SecurityGroups',
    SecurityGroup,
    pulseOf(rds),
  );
  if (error !== undefined) return <Failed error={error} />;
  if (items === undefined) return <output>{words.loading}</output>;
  return items.map((group) => (
    <Group
      key={group.GroupId}
      group={group}
      port={instance.Endpoint?.Port ?? 3306}
      names={new Map(items.map((each) => [each.GroupId, each.GroupName]))}
      onChanged={again}
    />
  ));
}

function Group({
  group,
  port,
  names,
  onChanged,
}: {
  group: SecurityGroup;
  port: number;
  names: ReadonlyMap<string, string>;
  onChanged: () => void;
}) {
  const { security: say } = useConsoleWords().instance;
  const { send, error } = useSend(onChanged);
  const title = say.inbound(group.GroupName);
  const revoke = (permission: object) =>
    send('RevokeSecurityGroupIngress', { GroupId: group.GroupId, IpPermissions: [permission] });
  return (
    <div className={styles.group}>
      <h4>
        {title} <code>{group.GroupId}</code>
      </h4>
      <List
        label={title}
        columns={[say.port, say.from, say.description, '']}
        items={inboundRules(group)}
        error={undefined}
        none={say.closed}
      >
        {(rule) => (
          <tr key={`${rule.ports} ${rule.cidr ?? rule.group}`}>
            <td>{rule.ports ?? say.allPorts}</td>
            <th scope="row">
              {rule.group === undefined ? (
                <code>{rule.cidr}</code>
              ) : (
                say.members(names.get(rule.group) ?? rule.group)
              )}
            </th>
            <td>{rule.description}</td>
            <td>
              <Press
                kind="quiet"
                aria-label={`${say.remove}: ${rule.ports ?? say.allPorts} ${rule.cidr ?? rule.group}`}
                onClick={() => revoke(rule.permission)}
              >
                ×
              </Press>
            </td>
          </tr>
        )}
      </List>
      <AddRule group={group.GroupId} port={port} onChanged={onChanged} />
      {error !== undefined && <Failed error={error} />}
    </div>
  );
}

function AddRule({ group, port, onChanged }: { group: string; port: number; onChanged: () => void }) {
  const { security: say } = useConsoleWords().instance;
  const [cidr, setCidr] = useState('');
  const id = useId();
  const { send, pending, error } = useSend(() => {
    setCidr('');
    onChanged();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send('AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: cidr.trim() }] },
      ],
    });
  };
  return (
    <form className={styles.add} onSubmit={onSubmit}>
      <label htmlFor={id}>{say.source}</label>
      <input
        id={id}
        value={cidr}
        placeholder={say.sourceHint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCidr(event.target.value)}
      />
      <Press kind="quiet" onClick={() => setCidr(myIp)}>
        {say.myIp}
      </Press>
      <Press type="submit" aria-disabled={pending || cidr.trim() === ''}>
        {say.add}
      </Press>
      {error !== undefined && <Failed error={error} />}
    </form>
  );
}
