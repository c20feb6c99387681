import type { DiagnosisWords } from './diagnosis-words.ts';

/** The container does not come up, or came up with less than the learner meant. */
export const containerDiagnoses = {
  'option-unknown': {
    ko: {
      title: 'MySQL이 {option} 옵션을 몰라서 켜지지 않았어요',
      cause:
        'my.cnf나 command에 적은 옵션의 철자가 틀렸거나 이 버전에서 없어진 옵션이에요. 모르는 옵션이 하나라도 있으면 서버는 시작하지 않아요.',
      cure: '그 줄을 고치거나 지우고 docker compose up -d --build를 실행하세요.',
    },
    en: {
      title: 'MySQL did not start: it does not know the option {option}',
      cause:
        'An option in my.cnf or in command is misspelt, or was removed from this version. One unknown option keeps the server from starting.',
      cure: 'Correct or remove that line and run docker compose up -d --build.',
    },
  },
  'option-native-password': {
    ko: {
      title: 'mysql_native_password를 켜는 옵션 때문에 켜지지 않았어요',
      cause: '{option}은(는) 예전 글에서 흔히 권하는 설정이지만 9.x에는 이 플러그인이 없어요.',
      cure: '그 줄을 지우고 다시 켜세요. 기본값인 caching_sha2_password면 충분해요.',
    },
    en: {
      title: 'Did not start because of an option for mysql_native_password',
      cause: '{option} is what older texts recommend, but 9.x no longer has that plugin.',
      cure: 'Remove the line and start again. The default, caching_sha2_password, is all you need.',
    },
  },
  'super-read-only-too-early': {
    ko: {
      title: 'super_read_only가 첫 초기화를 막았어요',
      cause: '처음 켤 때 root 사용자를 만들어야 하는데 super_read_only는 root의 쓰기까지 막아요.',
      cure: 'my.cnf에서는 read_only만 켜고, 다 켜진 뒤 SET PERSIST super_read_only=ON;을 실행하세요. 만들다 만 볼륨은 docker compose down -v로 지워야 해요.',
    },
    en: {
      title: 'super_read_only got in the way of the first start',
      cause: 'The first start has to create root, and super_read_only refuses even root.',
      cure: 'Keep read_only in my.cnf and run SET PERSIST super_read_only=ON; once the server is up. The half-made volume has to go: docker compose down -v.',
    },
  },
  'root-password-not-given': {
    ko: {
      title: 'root 비밀번호를 정해 주지 않아서 켜지지 않았어요',
      cause: '빈 데이터 디렉터리로 처음 켤 때는 MYSQL_ROOT_PASSWORD가 있어야 해요.',
      cure: 'environment에 MYSQL_ROOT_PASSWORD를 적고 다시 켜 주세요.',
    },
    en: {
      title: 'Did not start: no root password was given',
      cause: 'The first start on an empty data directory needs MYSQL_ROOT_PASSWORD.',
      cure: 'Put MYSQL_ROOT_PASSWORD under environment and start again.',
    },
  },
  'password-given-twice': {
    ko: {
      title: '{variable}과(와) {variable}_FILE을 함께 적었어요',
      cause: '둘 가운데 어느 것을 써야 할지 알 수 없어서 컨테이너가 켜지기를 거부해요.',
      cure: '하나만 남겨 주세요.',
    },
    en: {
      title: 'Both {variable} and {variable}_FILE are set',
      cause: 'The container cannot know which one you mean and refuses to start.',
      cure: 'Keep one of them.',
    },
  },
  'user-is-root': {
    ko: {
      title: 'MYSQL_USER에는 root를 쓸 수 없어요',
      cause: 'MYSQL_USER는 보통 사용자를 하나 더 만드는 변수예요. root는 언제나 만들어져요.',
      cure: 'MYSQL_USER를 지우고 MYSQL_ROOT_PASSWORD만 남기거나 다른 이름을 쓰세요.',
    },
    en: {
      title: 'MYSQL_USER cannot be root',
      cause: 'MYSQL_USER makes one more, ordinary user. root is always there.',
      cure: 'Remove MYSQL_USER and keep MYSQL_ROOT_PASSWORD, or use another name.',
    },
  },
  'init-script-failed': {
    ko: {
      title: '초기화 스크립트 {script}에서 오류가 났어요',
      cause:
        '/docker-entrypoint-initdb.d의 스크립트가 실패하면 컨테이너가 멈추고 데이터 디렉터리는 만들다 만 채로 남아요. 다음에 켤 때는 초기화를 건너뛰어요.',
      cure: '스크립트를 고친 뒤 docker compose down -v로 볼륨까지 지우고 다시 켜 주세요.',
    },
    en: {
      title: 'The init script {script} failed',
      cause:
        'When a script in /docker-entrypoint-initdb.d fails, the container stops and leaves a half-made data directory. The next start then skips initialisation.',
      cure: 'Correct the script, remove the volume with docker compose down -v, and start again.',
    },
  },
  'config-world-writable': {
    ko: {
      title: '{path} 설정 파일이 무시됐어요',
      cause:
        '누구나 쓸 수 있는 권한(예: 777, 666)의 설정 파일은 MySQL이 읽지 않아요. server_id 같은 값이 조용히 기본값으로 남아요.',
      cure: 'chmod 644로 권한을 고치고 다시 만들어 주세요.',
    },
    en: {
      title: 'The configuration file {path} was ignored',
      cause:
        'MySQL does not read a configuration file that everybody may write (777, 666). Values such as server_id silently stay at their defaults.',
      cure: 'Set its mode with chmod 644 and recreate the container.',
    },
  },
  'data-directory-shared': {
    ko: {
      title: '{name}, {other} 두 서버가 같은 데이터 디렉터리를 써요',
      cause:
        '두 서비스가 /var/lib/mysql에 같은 볼륨({volume})을 마운트했어요. 나중에 켜진 쪽은 파일을 잠그지 못해서 멈춰요.',
      cure: 'compose.yaml에서 서비스마다 다른 볼륨 이름을 쓰세요.',
    },
    en: {
      title: '{name} and {other} use the same data directory',
      cause:
        'Both services mount the volume {volume} at /var/lib/mysql. The one that starts later cannot lock the files and stops.',
      cure: 'Give each service its own volume in compose.yaml.',
    },
  },
  'root-password-of-older-volume': {
    ko: {
      title: '볼륨에 예전 root 비밀번호가 남아 있어요',
      cause:
        'MYSQL_ROOT_PASSWORD는 데이터 디렉터리를 처음 만들 때만 쓰여요. 볼륨이 이미 있으면 나중에 바꾼 값은 무시돼요.',
      cure: '예전 비밀번호로 되돌리거나, 데이터를 버려도 되면 docker compose down -v 뒤에 다시 켜세요.',
    },
    en: {
      title: 'The volume still has an older root password',
      cause:
        'MYSQL_ROOT_PASSWORD is used only when the data directory is created. With a volume that exists, a changed value is ignored.',
      cure: 'Go back to the older password, or, if the data may go, run docker compose down -v and start again.',
    },
  },
  'server-stopped': {
    ko: {
      title: 'MySQL이 켜지다가 멈췄어요(종료 코드 {code})',
      cause: '서버가 마지막에 남긴 오류가 아래에 있어요.',
      cure: '그 줄이 가리키는 설정이나 파일을 고친 뒤 다시 켜 주세요.',
    },
    en: {
      title: 'MySQL stopped while starting (exit code {code})',
      cause: 'The last error it logged is below.',
      cure: 'Correct the setting or file that the line points at and start again.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
