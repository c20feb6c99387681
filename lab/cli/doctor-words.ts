import type { Language } from '../contract/names.ts';

const ko = {
  node: (version: string) => `Node ${version}로 실행하고 있어요 (프로젝트가 가져온 것).`,
  looked: 'Docker 엔진을 찾아본 곳',
  states: { usable: '쓸 수 있어요', 'too-old': '너무 오래됐어요', silent: '응답이 없어요' },
  uses: '실습에 쓸 엔진',
  usesNothing: '쓸 수 있는 엔진이 없어요.',
  own: {
    running: '실습용 엔진이 켜져 있어요.',
    stopped: '실습용 엔진이 준비돼 있어요. npm start가 켜요.',
    'not-made': '실습용 엔진을 npm start가 새로 준비해요.',
  },
  folder: '폴더',
  willInstall: 'apt로 설치할 패키지',
  obstacles: {
    'not-linux': '실습용 엔진은 리눅스에서만 만들 수 있어요.',
    'not-root': '실습용 엔진을 만들려면 root 권한이 필요해요.',
    'no-apt': '실습용 엔진을 만들려면 apt가 필요해요.',
    'no-debian-mirror': '실습용 엔진은 데비안 계열에서만 만들 수 있어요. apt에 데비안 저장소가 없어요.',
  },
  free: (gigabytes: string) => `디스크 여유 공간 ${gigabytes} GB`,
  images: '이미지',
  origins: {
    registry: '저장소에서 받은 것',
    packages: '배포판 패키지로 만든 것',
    missing: '아직 없어요. npm start가 준비해요.',
  },
  allWell: '모두 괜찮아요. npm start로 시작할 수 있어요.',
};

const en: typeof ko = {
  node: (version) => `Running on Node ${version} (the project brings it).`,
  looked: 'Where a Docker engine was looked for',
  states: { usable: 'usable', 'too-old': 'too old', silent: 'no answer' },
  uses: 'The engine for the lab',
  usesNothing: 'There is none that can be used.',
  own: {
    running: "The lab's own engine is running.",
    stopped: "The lab's own engine is there; npm start starts it.",
    'not-made': "npm start will prepare an engine of the lab's own.",
  },
  folder: 'folder',
  willInstall: 'packages that apt will install',
  obstacles: {
    'not-linux': 'An engine of its own is possible on Linux only.',
    'not-root': 'An engine of its own needs root.',
    'no-apt': 'An engine of its own needs apt.',
    'no-debian-mirror':
      "An engine of its own is made from Debian's packages, and apt here knows no Debian mirror.",
  },
  free: (gigabytes) => `${gigabytes} GB of disk are free`,
  images: 'Images',
  origins: {
    registry: 'pulled',
    packages: "built from the distribution's packages",
    missing: 'not here yet; npm start sees to it',
  },
  allWell: 'All is well: npm start starts the lab.',
};

export const doctorWords: Record<Language, typeof ko> = { ko, en };
