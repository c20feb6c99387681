import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { CopyButton } from '../../lesson/CopyButton.tsx';
import { Fact, Facts } from '../Facts.tsx';
import { Part } from '../Part.tsx';
import { useConsoleWords } from '../words/words.ts';
import styles from './Connectivity.module.css';
import { Replication } from './Replication.tsx';
import { SecurityGroups } from './SecurityGroups.tsx';

/** Where the instance is reached, who may come, and with whom it replicates. */
export function Connectivity({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const { connectivity: say } = words.instance;
  const { Endpoint: endpoint, PubliclyAccessible: open } = instance;
  const port = rds.publicPorts[instance.DBInstanceIdentifier];
  return (
    <>
      <Facts>
        <Fact name={say.endpoint} wide {...(endpoint ? { copy: endpoint.Address } : {})}>
          {endpoint === undefined ? words.list.noEndpoint : <code>{endpoint.Address}</code>}
        </Fact>
        <Fact name={say.port}>{endpoint?.Port ?? words.none}</Fact>
        <Fact name={say.zone}>{instance.AvailabilityZone ?? words.none}</Fact>
        <Fact name={say.public} wide>
          {open ? words.yes : words.no}
          <p>
            {open && port !== undefined && `${say.publicPort(port)} `}
            {open ? say.publicNote : say.privateNote}
          </p>
        </Fact>
        {endpoint !== undefined && (
          <Fact name={say.connect} wide>
            <Command
              text={`mysql -h ${endpoint.Address} -P ${endpoint.Port} -u ${instance.MasterUsername} -p`}
            />
          </Fact>
        )}
      </Facts>
      <Part title={words.instance.replication.title}>
        <Replication rds={rds} instance={instance} />
      </Part>
      <Part title={words.instance.security.title}>
        <SecurityGroups rds={rds} instance={instance} />
      </Part>
    </>
  );
}

function Command({ text }: { text: string }) {
  return (
    <span className={styles.command}>
      <code>{text}</code>
      <CopyButton text={text} />
    </span>
  );
}
