import type { DiagnosisWords } from './diagnosis-words.ts';

/** The last statement at a prompt failed, and its error tells a known misunderstanding. */
export const promptDiagnoses = {
  'old-words': {
    ko: {
      title: '{old}은(는) 옛말이에요. 지금은 {new}예요',
      cause:
        'MASTER/SLAVE가 들어간 문장은 8.4부터 문법에서 빠졌어요. 예전 글의 명령은 그래서 1064 오류가 나요.',
      cure: '{new}(으)로 바꿔 실행해 주세요. 권한 이름 REPLICATION SLAVE만은 그대로예요.',
    },
    en: {
      title: '{old} is the old wording; today it is {new}',
      cause:
        'Statements with MASTER and SLAVE left the grammar in 8.4, so commands from older texts end in error 1064.',
      cure: 'Say {new} instead. Only the privilege is still called REPLICATION SLAVE.',
    },
  },
  'native-password-gone': {
    ko: {
      title: 'mysql_native_password는 더 이상 없어요',
      cause: '옛 인증 플러그인은 9.0에서 사라졌어요. 많은 글이 아직도 이 방법을 권하지만 쓸 수 없어요.',
      cure: 'IDENTIFIED WITH … 부분을 빼고 CREATE USER … IDENTIFIED BY …만 쓰면 caching_sha2_password로 만들어져요.',
    },
    en: {
      title: 'mysql_native_password is gone',
      cause:
        'The old authentication plugin was removed in 9.0. Many texts still recommend it; it cannot be used.',
      cure: 'Leave out IDENTIFIED WITH …: CREATE USER … IDENTIFIED BY … makes a caching_sha2_password user.',
    },
  },
  'replica-running': {
    ko: {
      title: '복제가 도는 동안에는 이 설정을 바꿀 수 없어요',
      cause: '리시버나 어플라이어가 쓰고 있는 설정이에요.',
      cure: '먼저 STOP REPLICA를 실행하고 바꾼 뒤 START REPLICA로 다시 켜세요.',
    },
    en: {
      title: 'This cannot be changed while replication runs',
      cause: 'The receiver or the applier is using it.',
      cure: 'Run STOP REPLICA first, make the change, then START REPLICA.',
    },
  },
  'replica-never-set-up': {
    ko: {
      title: '소스가 누구인지 아직 정하지 않았어요',
      cause:
        'START REPLICA는 이미 정해 둔 소스에서 받기를 시작하는 명령이에요. 이 서버({name})에는 소스가 없어요.',
      cure: 'CHANGE REPLICATION SOURCE TO …를 먼저 실행하세요. 소스의 프롬프트에서 실행한 것은 아닌지도 확인해 보세요.',
    },
    en: {
      title: 'This server has not been told its source',
      cause: 'START REPLICA begins to read from a source that was set before. {name} has none.',
      cure: 'Run CHANGE REPLICATION SOURCE TO … first. See also whether this is the source’s prompt.',
    },
  },
  'hangul-as-latin1': {
    ko: {
      title: '이 접속은 한글을 latin1로 보내고 있어요',
      cause:
        '클라이언트가 UTF-8이라고 말하지 않아서 서버가 한글 한 글자를 여러 글자로 저장해요. 같은 프롬프트에서는 멀쩡해 보여서 더 위험해요.',
      cure: '프롬프트에서 SET NAMES utf8mb4;를 실행하거나 컨테이너에 LANG=C.UTF-8을 주고, 이미 넣은 행은 지웠다가 다시 넣어 주세요.',
    },
    en: {
      title: 'This session sends Hangul as latin1',
      cause:
        'The client does not say that it speaks UTF-8, so the server stores each syllable as several characters. The same prompt shows it as if it were right.',
      cure: 'Run SET NAMES utf8mb4; at the prompt, or give the container LANG=C.UTF-8, then insert those rows again.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
