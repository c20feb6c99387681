import type { DiagnosisWords } from './diagnosis-words.ts';

/** A change arrived and cannot be applied, or was never the source's. */
export const applierDiagnoses = {
  'row-already-there': {
    ko: {
      title: '{table} 테이블에 같은 키({key})의 행이 이미 있어요',
      cause:
        '소스가 보낸 INSERT를 적용하려는데 레플리카에 그 행이 먼저 있었어요. 보통은 누군가 레플리카에 직접 썼기 때문이에요.',
      cure: '레플리카에서 그 행을 지우고(SET sql_log_bin=0을 먼저) START REPLICA 하세요. 다시 생기지 않게 하려면 super_read_only를 켜 두세요.',
    },
    en: {
      title: '{table} already has a row with the key {key}',
      cause:
        'An INSERT from the source met a row that was there before, mostly because someone wrote to the replica directly.',
      cure: 'Delete that row on the replica (SET sql_log_bin=0 first) and START REPLICA. super_read_only keeps it from happening again.',
    },
  },
  'row-missing': {
    ko: {
      title: '{table} 테이블에 바꾸거나 지울 행이 없어요',
      cause:
        '소스가 보낸 변경의 대상이 레플리카에는 없어요. 복제를 시작하기 전의 데이터를 옮기지 않았거나 레플리카에서 지운 거예요.',
      cure: '빠진 행을 소스에서 가져와 넣고 START REPLICA 하세요. 처음부터 비어 있었다면 데이터를 옮기고 다시 시작하는 편이 안전해요.',
    },
    en: {
      title: 'The row to change is missing from {table}',
      cause:
        'The source changed a row that the replica does not have: data from before replication was never copied, or it was deleted here.',
      cure: 'Fetch the missing row from the source and START REPLICA. If the replica began empty, copying the data and starting over is safer.',
    },
  },
  'table-missing': {
    ko: {
      title: '레플리카에 {table} 테이블이 없어요',
      cause: '복제는 시작한 뒤의 변경만 옮겨요. 그 전에 만들어진 테이블은 따로 옮겨야 해요.',
      cure: '소스의 SHOW CREATE TABLE을 레플리카에서 실행하고(SET sql_log_bin=0을 먼저) 데이터까지 옮긴 뒤 START REPLICA 하세요.',
    },
    en: {
      title: 'The replica has no table {table}',
      cause: 'Replication carries what changes after it began. A table made before has to be copied.',
      cure: "Run the source's SHOW CREATE TABLE on the replica (SET sql_log_bin=0 first), copy its data, then START REPLICA.",
    },
  },
  'database-missing': {
    ko: {
      title: '레플리카에 {database} 데이터베이스가 없어요',
      cause:
        '소스에는 복제를 시작하기 전부터 있던 데이터베이스예요. 그 뒤의 변경만 넘어와서 적용할 곳이 없어요.',
      cure: '소스의 데이터베이스를 mysqldump로 옮긴 뒤 START REPLICA 하세요.',
    },
    en: {
      title: 'The replica has no database {database}',
      cause:
        'The source had it before replication began; only later changes arrive, and there is nowhere to put them.',
      cure: 'Bring the database over with mysqldump, then START REPLICA.',
    },
  },
  'object-already-there': {
    ko: {
      title: '레플리카에 {object}이(가) 이미 있어요',
      cause:
        '소스의 CREATE 문이 넘어왔는데 같은 이름이 먼저 만들어져 있었어요. 레플리카에도 직접 만들었기 때문일 거예요.',
      cure: '레플리카의 것이 필요 없다면 SET sql_log_bin=0; 뒤에 DROP하고 START REPLICA 하세요. 앞으로는 소스에서만 만들면 돼요.',
    },
    en: {
      title: '{object} is on the replica already',
      cause:
        'A CREATE from the source met something of that name, probably because it was made on the replica too.',
      cure: 'If the replica’s own is not needed, SET sql_log_bin=0;, DROP it and START REPLICA. From now on create on the source only.',
    },
  },
  'account-already-there': {
    ko: {
      title: '{account} 사용자가 레플리카에 이미 있어요',
      cause:
        '소스의 CREATE USER도 바이너리 로그로 넘어와요. 양쪽에 같은 사용자를 만들면 레플리카에서 부딪혀요.',
      cure: '레플리카에서 SET sql_log_bin=0; DROP USER {account}; START REPLICA;를 실행하세요. 앞으로는 소스에서만 만들면 돼요.',
    },
    en: {
      title: 'The user {account} is on the replica already',
      cause:
        'CREATE USER on the source comes over in the binary log too. A user made on both sides collides here.',
      cure: 'On the replica run SET sql_log_bin=0; DROP USER {account}; START REPLICA;. From now on create it on the source only.',
    },
  },
  'applier-stopped': {
    ko: {
      title: '어플라이어가 오류 {number}(으)로 멈췄어요',
      cause: '받아 온 변경을 적용하지 못했어요. 아래가 서버의 말이에요.',
      cure: '원인을 고친 뒤 START REPLICA를 실행하세요.',
    },
    en: {
      title: 'The applier stopped with error {number}',
      cause: 'A change that arrived could not be applied. The server’s own words are below.',
      cure: 'Remove the cause, then run START REPLICA.',
    },
  },
  'errant-transactions': {
    ko: {
      title: '레플리카에만 있는 트랜잭션이 {count}개 있어요',
      cause:
        '소스({source})를 거치지 않고 {name}에 직접 쓴 변경이에요. 지금은 조용하지만 나중에 데이터가 어긋나거나 승격할 때 문제가 돼요.',
      cure: '아직 비어 있는 레플리카라면 STOP REPLICA; RESET BINARY LOGS AND GTIDS; 뒤에 다시 시작하세요. 그리고 super_read_only를 켜서 직접 쓰기를 막으세요.',
    },
    en: {
      title: '{count} transactions exist on the replica only',
      cause:
        'They were written to {name} directly, not through its source {source}. Quiet for now, but the data drifts apart and a later promotion suffers.',
      cure: 'On a replica that is still empty: STOP REPLICA; RESET BINARY LOGS AND GTIDS;, then start again. Turn super_read_only on so that nobody writes here.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
