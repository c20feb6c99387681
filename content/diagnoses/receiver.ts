import type { DiagnosisWords } from './diagnosis-words.ts';

/** The receiver got to its source and stopped all the same. */
export const receiverDiagnoses = {
  'server-ids-equal': {
    ko: {
      title: '소스와 레플리카의 server_id가 {id}로 같아요',
      cause:
        '복제는 server_id로 변경이 어디에서 시작됐는지 알아봐요. 아무것도 적지 않으면 모든 서버가 1이에요.',
      cure: '레플리카의 my.cnf에 다른 server-id를 적고 docker compose up -d --build로 다시 만들어 주세요. 파일에 이미 적혀 있다면 그 파일이 컨테이너에 들어갔는지 확인하세요.',
    },
    en: {
      title: 'Source and replica both have server_id {id}',
      cause: 'Replication tells by server_id where a change began. A server that is told nothing has 1.',
      cure: 'Give the replica another server-id in its my.cnf and run docker compose up -d --build. If the file says so already, see whether it got into the container.',
    },
  },
  'server-uuids-equal': {
    ko: {
      title: '소스와 레플리카의 server_uuid가 같아요',
      cause: '데이터 디렉터리를 통째로 복사하면 auto.cnf에 적힌 UUID까지 복사돼요.',
      cure: '복사한 쪽의 /var/lib/mysql/auto.cnf를 지우고 다시 시작하면 새 UUID가 만들어져요.',
    },
    en: {
      title: 'Source and replica have the same server_uuid',
      cause: 'Copying a whole data directory copies auto.cnf with the UUID in it.',
      cure: 'Remove /var/lib/mysql/auto.cnf on the copy and restart it: it makes itself a new UUID.',
    },
  },
  'replicates-itself': {
    ko: {
      title: '레플리카가 자기 자신을 소스로 삼았어요',
      cause: 'SOURCE_HOST({host})가 {name} 자신이에요. 명령을 다른 서버의 프롬프트에 넣었을 수도 있어요.',
      cure: '이 서버가 레플리카가 맞다면 SOURCE_HOST를 소스의 이름으로 고치고, 소스라면 STOP REPLICA; RESET REPLICA ALL;로 설정을 지워 주세요.',
    },
    en: {
      title: 'The replica has itself as its source',
      cause:
        'SOURCE_HOST ({host}) is {name} itself. Perhaps the statement went to the other server’s prompt.',
      cure: "If this is the replica, set SOURCE_HOST to the source's name; if it is the source, remove the set-up with STOP REPLICA; RESET REPLICA ALL;.",
    },
  },
  'source-gtid-off': {
    ko: {
      title: '소스는 GTID를 쓰지 않는데 레플리카는 써요',
      cause: 'gtid_mode는 양쪽이 맞아야 해요. 9.7은 처음부터 ON이고 8.4까지는 OFF가 기본이었어요.',
      cure: '소스의 my.cnf에서 gtid_mode=OFF를 지우거나 gtid_mode=ON, enforce_gtid_consistency=ON을 적고 다시 시작하세요.',
    },
    en: {
      title: 'The replica uses GTIDs, its source does not',
      cause:
        'gtid_mode must agree on both sides. In 9.7 it is ON from the start; up to 8.4 the default was OFF.',
      cure: "Remove gtid_mode=OFF from the source's my.cnf, or set gtid_mode=ON and enforce_gtid_consistency=ON, and restart.",
    },
  },
  'replica-gtid-off': {
    ko: {
      title: '레플리카의 gtid_mode가 OFF예요',
      cause: 'GTID 자동 위치(SOURCE_AUTO_POSITION=1)는 레플리카도 GTID를 쓸 때만 할 수 있어요.',
      cure: '레플리카의 my.cnf에서 gtid_mode=OFF를 지우고 다시 시작하세요.',
    },
    en: {
      title: 'gtid_mode is OFF on the replica',
      cause: 'Auto-positioning (SOURCE_AUTO_POSITION=1) needs GTIDs on the replica too.',
      cure: "Remove gtid_mode=OFF from the replica's my.cnf and restart it.",
    },
  },
  'binary-logs-purged': {
    ko: {
      title: '레플리카에 필요한 바이너리 로그가 소스에 남아 있지 않아요',
      cause:
        '소스가 그 로그를 지웠어요(PURGE BINARY LOGS, 보관 기간, 또는 새로 만든 볼륨). 레플리카가 아직 받지 못한 트랜잭션이 거기에 있었어요.',
      cure: '소스의 데이터를 백업(mysqldump, CLONE)으로 옮겨 와야 해요. 이 실습에서는 이 단계로 되돌리기를 쓰는 편이 빨라요.',
    },
    en: {
      title: 'The source no longer has the binary logs that the replica needs',
      cause:
        'The source removed them (PURGE BINARY LOGS, expiry, or a new volume) before the replica had received what was in them.',
      cure: "Bring the source's data over with a backup (mysqldump, CLONE). In this lab it is quicker to reset to this step.",
    },
  },
  'binary-log-file-missing': {
    ko: {
      title: '소스에 {file} 파일이 없어요',
      cause: 'SOURCE_LOG_FILE에 적은 이름이 소스의 바이너리 로그 목록에 없어요.',
      cure: '소스에서 SHOW BINARY LOG STATUS로 이름과 위치를 다시 보거나 SOURCE_AUTO_POSITION=1을 쓰세요.',
    },
    en: {
      title: 'The source has no file {file}',
      cause: 'The name given as SOURCE_LOG_FILE is not among the binary logs of the source.',
      cure: 'Look up name and position again with SHOW BINARY LOG STATUS on the source, or use SOURCE_AUTO_POSITION=1 instead.',
    },
  },
  'replica-ahead-of-source': {
    ko: {
      title: '레플리카에 소스보다 많은 트랜잭션이 있어요',
      cause:
        '소스가 초기화됐거나(RESET BINARY LOGS AND GTIDS, 새 볼륨) 백업으로 돌아갔는데 레플리카는 옛 데이터를 그대로 갖고 있어요.',
      cure: '버려도 되는 실습 데이터라면 레플리카에서 STOP REPLICA; RESET BINARY LOGS AND GTIDS;를 실행하고 데이터도 소스에 맞춘 뒤 START REPLICA 하세요.',
    },
    en: {
      title: 'The replica has transactions that its source lacks',
      cause:
        'The source was reset (RESET BINARY LOGS AND GTIDS, a new volume) or restored, while the replica kept its old data.',
      cure: 'If the data may go, run STOP REPLICA; RESET BINARY LOGS AND GTIDS; on the replica, bring its data in line with the source, then START REPLICA.',
    },
  },
  'receiver-stopped': {
    ko: {
      title: '리시버가 오류 {number}(으)로 멈췄어요',
      cause: '소스에서 바이너리 로그를 받아 오지 못하고 있어요. 아래가 서버의 말이에요.',
      cure: '원인을 고친 뒤 START REPLICA를 실행하세요.',
    },
    en: {
      title: 'The receiver stopped with error {number}',
      cause: 'It does not get binary logs from its source. The server’s own words are below.',
      cure: 'Remove the cause, then run START REPLICA.',
    },
  },
  'server-id-shared': {
    ko: {
      title: '{name}, {other} 두 레플리카의 server_id가 {id}로 같아요',
      cause:
        '둘 다 잘 도는 것처럼 보이고 아무도 경고하지 않지만, 소스는 두 레플리카를 구별하지 못할 수 있어요.',
      cure: '한쪽 my.cnf의 server-id를 아무도 쓰지 않는 값으로 바꾸고 다시 만들어 주세요.',
    },
    en: {
      title: 'The replicas {name} and {other} share server_id {id}',
      cause: 'Both seem to run and nothing warns you, but their source may take one for the other.',
      cure: 'Give one of them a server-id that nobody else uses and recreate it.',
    },
  },
  'changes-filtered': {
    ko: {
      title: '복제 필터가 변경을 걸러 내고 있어요',
      cause:
        '{filter} 때문에 일부 데이터베이스나 테이블의 변경이 조용히 빠져요. 쉼표로 이은 이름은 하나의 이름으로 읽혀요.',
      cure: '필터가 필요 없으면 STOP REPLICA SQL_THREAD; CHANGE REPLICATION FILTER {reset}; START REPLICA SQL_THREAD;로 비워 주세요.',
    },
    en: {
      title: 'A replication filter leaves changes out',
      cause:
        '{filter} silently drops the changes of some databases or tables. Names joined by commas count as one name.',
      cure: 'If you do not need it: STOP REPLICA SQL_THREAD; CHANGE REPLICATION FILTER {reset}; START REPLICA SQL_THREAD;.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
