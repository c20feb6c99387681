import type { DiagnosisWords } from './diagnosis-words.ts';

/** The receiver does not get to its source, or is not let in. */
export const connectionDiagnoses = {
  'secure-connection-required': {
    ko: {
      title: '암호화하지 않은 연결이라 인증이 거절됐어요',
      cause:
        'caching_sha2_password는 비밀번호를 처음 확인할 때 안전한 통로를 요구해요. 지금은 SOURCE_SSL=0이고 소스의 공개 키도 받지 않게 되어 있어요.',
      cure: 'STOP REPLICA 뒤에 CHANGE REPLICATION SOURCE TO SOURCE_SSL=1을 실행하고 다시 START REPLICA 하세요. mysql_native_password로 되돌리라는 옛 조언은 9.x에서 통하지 않아요.',
    },
    en: {
      title: 'Refused because the connection is not encrypted',
      cause:
        'caching_sha2_password wants a safe channel the first time it checks a password. Here SOURCE_SSL is 0 and the source’s public key is not asked for.',
      cure: 'STOP REPLICA, then CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, then START REPLICA. The old advice to go back to mysql_native_password no longer works on 9.x.',
    },
  },
  'source-host-unknown': {
    ko: {
      title: '{host}(이)라는 이름의 서버를 찾을 수 없어요',
      cause:
        '컨테이너끼리는 같은 네트워크에 있는 컨테이너 이름이나 서비스 이름으로 서로를 찾아요. SOURCE_HOST에 적은 이름은 아무도 쓰고 있지 않아요.',
      cure: "docker ps로 소스의 이름을 확인한 뒤 STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_HOST='…'; START REPLICA; 순서로 고쳐 주세요.",
    },
    en: {
      title: 'No server answers to the name {host}',
      cause:
        'Containers find each other by container or service name on a network they share. Nobody uses the name given as SOURCE_HOST.',
      cure: "Look up the source's name with docker ps, then STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_HOST='…'; START REPLICA;.",
    },
  },
  'source-on-other-network': {
    ko: {
      title: '{host} 컨테이너가 다른 네트워크에 있어요',
      cause:
        '{host} 컨테이너는 있지만 {name} 컨테이너와 함께 쓰는 네트워크가 없어서 이름도 주소도 닿지 않아요.',
      cure: 'compose.yaml에서 두 서비스에 같은 networks를 적고 docker compose up -d를 다시 실행하세요.',
    },
    en: {
      title: '{host} is on another network',
      cause:
        'There is a container {host}, but it shares no network with {name}, so neither its name nor its address gets there.',
      cure: 'Give both services the same networks entry in compose.yaml and run docker compose up -d again.',
    },
  },
  'source-host-is-itself': {
    ko: {
      title: 'SOURCE_HOST가 레플리카 자신을 가리켜요',
      cause: '컨테이너 안에서 {host}는 그 컨테이너 자신이에요. 내 컴퓨터도, 소스도 아니에요.',
      cure: 'SOURCE_HOST에는 소스 컨테이너의 이름을 적어 주세요. 예: db-source',
    },
    en: {
      title: 'SOURCE_HOST means the replica itself',
      cause: 'Inside a container {host} is that very container: neither your computer nor the source.',
      cure: "Give the source container's name as SOURCE_HOST, for example db-source.",
    },
  },
  'source-port-published': {
    ko: {
      title: '컨테이너끼리는 공개한 포트({port})를 쓰지 않아요',
      cause:
        '{port}번은 바깥에서 들어올 때 쓰는 포트예요. 컨테이너 네트워크 안에서 {source} 컨테이너의 MySQL은 {inside}번에서 기다려요.',
      cure: 'STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_PORT={inside}; START REPLICA;를 실행하세요.',
    },
    en: {
      title: 'Between containers the published port {port} does not count',
      cause:
        'Port {port} is for connections from outside. On the containers’ network MySQL in {source} listens on {inside}.',
      cure: 'STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_PORT={inside}; START REPLICA;.',
    },
  },
  'source-not-running': {
    ko: {
      title: '소스 {source} 컨테이너가 꺼져 있어요',
      cause: '레플리카의 리시버는 소스가 돌아올 때까지 정해진 간격과 횟수로 다시 연결해 봐요.',
      cure: 'docker start {source}로 소스를 켜 주세요. 켜지면 리시버가 저절로 이어받아요.',
    },
    en: {
      title: 'The source {source} is not running',
      cause: 'The receiver tries again at its interval, as often as it is told to, until the source is back.',
      cure: 'Start it with docker start {source}. The receiver then goes on by itself.',
    },
  },
  'source-unreachable': {
    ko: {
      title: '{host}:{port}에 연결할 수 없어요',
      cause:
        '이름은 찾았지만 그 포트에서 MySQL이 대답하지 않아요. 소스가 아직 켜지는 중이거나 포트가 달라요.',
      cure: '소스의 로그에 ready for connections가 보이는지, SOURCE_PORT가 3306인지 확인해 주세요.',
    },
    en: {
      title: '{host}:{port} cannot be reached',
      cause:
        'The name is known, but no MySQL answers on that port: the source is still starting, or the port is another.',
      cure: "See that the source's log says ready for connections and that SOURCE_PORT is 3306.",
    },
  },
  'replication-user-missing': {
    ko: {
      title: '소스에 {user} 사용자가 없어요',
      cause:
        '리시버는 SOURCE_USER에 적은 사용자로 소스에 로그인해요. 그 사용자는 소스({source})에 만들어져 있어야 해요.',
      cure: "소스에서 CREATE USER '{user}'@'%' IDENTIFIED BY '…'; GRANT REPLICATION SLAVE ON *.* TO '{user}'@'%';를 실행하거나 SOURCE_USER의 철자를 고쳐 주세요.",
    },
    en: {
      title: 'The source has no user {user}',
      cause: 'The receiver logs in to the source as SOURCE_USER, which must have been created on {source}.',
      cure: "On the source run CREATE USER '{user}'@'%' IDENTIFIED BY '…'; GRANT REPLICATION SLAVE ON *.* TO '{user}'@'%';, or correct the spelling of SOURCE_USER.",
    },
  },
  'replication-user-elsewhere': {
    ko: {
      title: "{user} 사용자는 '{hosts}'에서만 들어올 수 있어요",
      cause:
        '레플리카는 다른 컨테이너라서 소스에게는 다른 호스트예요. localhost로 만든 사용자로는 들어올 수 없어요.',
      cure: "소스에서 RENAME USER '{user}'@'{hosts}' TO '{user}'@'%';를 실행하세요.",
    },
    en: {
      title: "The user {user} may only come from '{hosts}'",
      cause:
        'The replica is another container, so to the source it is another host. A user made for localhost does not let it in.',
      cure: "On the source run RENAME USER '{user}'@'{hosts}' TO '{user}'@'%';.",
    },
  },
  'replication-password-wrong': {
    ko: {
      title: '{user} 사용자의 비밀번호가 맞지 않아요',
      cause:
        '소스에는 이 레플리카를 들일 수 있는 {user} 사용자가 있어요. 그런데 SOURCE_PASSWORD가 그 비밀번호와 달라요.',
      cure: "레플리카에서 STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD='…'; START REPLICA;를 실행하세요.",
    },
    en: {
      title: 'The password of {user} is wrong',
      cause:
        'The source has a user {user} that would let this replica in, but SOURCE_PASSWORD is not its password.',
      cure: "On the replica run STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD='…'; START REPLICA;.",
    },
  },
  'replication-grant-missing': {
    ko: {
      title: '{user} 사용자에게 복제 권한이 없어요',
      cause:
        '로그인은 됐지만 바이너리 로그를 받아 갈 권한(REPLICATION SLAVE)이 없어요. 권한 이름만은 옛말 그대로예요.',
      cure: "소스에서 GRANT REPLICATION SLAVE ON *.* TO '{user}'@'{host}';를 실행하세요.",
    },
    en: {
      title: 'The user {user} may not replicate',
      cause:
        'It could log in, but lacks the privilege to take binary logs (REPLICATION SLAVE; the privilege kept its old name).',
      cure: "On the source run GRANT REPLICATION SLAVE ON *.* TO '{user}'@'{host}';.",
    },
  },
  'receiver-gave-up': {
    ko: {
      title: '리시버가 {tries}번 시도한 끝에 포기했어요',
      cause:
        '연결에 실패할 때마다 다시 해 보지만 SOURCE_RETRY_COUNT를 넘으면 멈춰요. 그 뒤에는 원인이 사라져도 스스로 이어지지 않아요.',
      cure: '원인을 고친 뒤 START REPLICA를 실행하세요.',
    },
    en: {
      title: 'The receiver gave up after {tries} attempts',
      cause:
        'It tries again after every failure, but stops at SOURCE_RETRY_COUNT. From then on it does not resume by itself, even when the cause is gone.',
      cure: 'Remove the cause, then run START REPLICA.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
