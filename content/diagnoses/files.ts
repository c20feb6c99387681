import type { DiagnosisWords } from './diagnosis-words.ts';

/** Seen in compose.yaml, Dockerfile and my.cnf beside what the engine runs. */
export const fileDiagnoses = {
  'compose-not-yaml': {
    ko: {
      title: '{path} 파일의 {line}번째 줄을 읽을 수 없어요',
      cause: 'YAML은 들여쓰기로 구조를 나타내요. 탭이나 어긋난 공백, 빠진 콜론이 흔한 원인이에요.',
      cure: '그 줄의 들여쓰기(공백 두 칸씩)와 콜론 뒤의 공백을 확인해 주세요.',
    },
    en: {
      title: 'Line {line} of {path} cannot be read',
      cause:
        'YAML shows structure by indentation. Tabs, uneven spaces and missing colons are the usual causes.',
      cure: 'Look at that line’s indentation (two spaces a level) and the space after its colon.',
    },
  },
  'compose-version-key': {
    ko: {
      title: '{path}의 version은 이제 필요 없어요',
      cause: '예전 docker-compose가 쓰던 항목이에요. 지금의 Compose는 무시하고 경고만 남겨요.',
      cure: 'version으로 시작하는 줄을 지우면 돼요.',
    },
    en: {
      title: '{path} no longer needs version',
      cause: 'The old docker-compose used it. Today’s Compose ignores it with a warning.',
      cure: 'Delete the line that begins with version.',
    },
  },
  'health-condition-without-check': {
    ko: {
      title: '{service} 서비스에 healthcheck가 없어요',
      cause:
        '다른 서비스가 {service}의 service_healthy를 기다리지만 건강한지 알아볼 방법이 정해져 있지 않아요.',
      cure: '{service}에 healthcheck를 적거나 조건을 service_started로 바꾸세요.',
    },
    en: {
      title: 'The service {service} has no healthcheck',
      cause: 'Another service waits for {service} to be healthy, but nothing says how to tell.',
      cure: 'Add a healthcheck to {service}, or change the condition to service_started.',
    },
  },
  'health-check-too-early': {
    ko: {
      title: '{service}의 healthcheck가 너무 일찍 초록이 돼요',
      cause:
        '-h 없이, 또는 localhost로 mysqladmin ping을 하면 소켓으로 접속해서 초기화용 임시 서버에도 대답을 받아요.',
      cure: 'mysqladmin ping -h 127.0.0.1처럼 TCP로 물어보세요.',
    },
    en: {
      title: 'The healthcheck of {service} turns healthy too early',
      cause:
        'mysqladmin ping without -h, or with localhost, uses the socket and is answered even by the temporary server of the first start.',
      cure: 'Ask over TCP: mysqladmin ping -h 127.0.0.1.',
    },
  },
  'config-is-directory': {
    ko: {
      title: '{path}이(가) 파일이 아니라 디렉터리예요',
      cause:
        '마운트할 파일이 없으면 Docker가 그 이름의 빈 디렉터리를 만들어요. MySQL은 설정을 하나도 읽지 못했어요.',
      cure: '컨테이너를 내리고 rmdir로 디렉터리를 지운 뒤 파일을 만들고 다시 올려 주세요.',
    },
    en: {
      title: '{path} is a directory, not a file',
      cause:
        'When the file to mount is missing, Docker makes an empty directory of that name. MySQL read no settings from it.',
      cure: 'Take the container down, remove the directory with rmdir, write the file and bring it up again.',
    },
  },
  'config-name-ignored': {
    ko: {
      title: 'MySQL은 {target} 파일을 읽지 않아요',
      cause: '/etc/mysql/conf.d에서는 이름이 .cnf로 끝나는 파일만 읽어요.',
      cure: '컨테이너 안의 이름이 .cnf로 끝나도록 바꿔 주세요.',
    },
    en: {
      title: 'MySQL does not read {target}',
      cause: 'From /etc/mysql/conf.d only files whose names end in .cnf are read.',
      cure: 'Give it a name inside the container that ends in .cnf.',
    },
  },
  'config-not-applied': {
    ko: {
      title: '{path}에는 {option}={wanted}인데 서버는 {present}이에요',
      cause: '파일을 고친 뒤 컨테이너를 다시 만들지 않았어요. 이미지에 넣은 파일은 다시 빌드해야 바뀌어요.',
      cure: '{directory}에서 docker compose up -d --build를 실행하세요. 파일을 마운트했다면 docker compose restart면 돼요.',
    },
    en: {
      title: '{path} says {option}={wanted}, the server has {present}',
      cause:
        'The container was not made anew after the file was changed. A file that goes into an image needs a new build.',
      cure: 'Run docker compose up -d --build in {directory}. For a mounted file docker compose restart is enough.',
    },
  },
  'container-name-taken': {
    ko: {
      title: '{container} 이름을 다른 컨테이너가 쓰고 있어요',
      cause:
        '{path}에 적은 container_name을 이 Compose 프로젝트의 것이 아닌 컨테이너가 이미 쓰고 있어요. 앞 단원이나 docker run에서 남은 것일 수 있어요.',
      cure: '필요 없는 컨테이너라면 docker rm -f {container}로 지우고 다시 docker compose up -d 하세요.',
    },
    en: {
      title: 'The name {container} is in use by another container',
      cause:
        '{path} gives it as container_name, but a container outside this Compose project has it, perhaps left from an earlier lesson or from docker run.',
      cure: 'If you do not need it, remove it with docker rm -f {container} and run docker compose up -d again.',
    },
  },
  'port-taken': {
    ko: {
      title: '{port}번 포트를 {holder} 컨테이너가 이미 쓰고 있어요',
      cause:
        '바깥에 여는 포트 하나는 컨테이너 하나만 쓸 수 있어요. 그래서 {name} 컨테이너는 만들어지기만 하고 켜지지 못했어요.',
      cure: 'ports의 왼쪽 숫자를 다른 포트로 바꾸거나 {holder} 컨테이너를 내려 주세요.',
    },
    en: {
      title: 'Port {port} is in use by {holder}',
      cause:
        'A published port belongs to one container at a time, so {name} was created but could not start.',
      cure: 'Change the left number under ports, or take {holder} down.',
    },
  },
} as const satisfies Record<string, DiagnosisWords>;
