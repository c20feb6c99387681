/** Words of the join page in Korean; `words-en.ts` has the same keys. */
export const joinKo = {
  title: '수업 참여',
  opening: '수업을 찾는 중이에요',
  lead: '코드와 이름을 적으면 나만의 실습 환경이 열려요. 계정은 필요 없어요.',
  code: '참여 코드',
  codeHint: '화면에 나온 코드예요. 대소문자와 줄표는 상관없어요.',
  name: '이름',
  nameHint: '강사에게 보일 이름이에요. 별명도 좋아요.',
  join: '들어가기',
  joining: '들어가는 중이에요',
  wait: (seconds: number) => `${seconds}초 뒤에 다시 할 수 있어요`,
  full: (waiting: number) =>
    waiting === 0
      ? '지금 자리가 모두 찼어요. 들어오면 줄에서 기다려요.'
      : `지금 자리가 모두 찼고 ${waiting}명이 기다려요. 들어오면 줄에서 기다려요.`,
  again: '다시 시도',
  missing: '지금 열린 수업이 없어요',
  missingNext: '주소를 확인하거나 강사에게 물어보세요.',
  over: '수업이 끝났어요',
  overNext: '실습 환경과 파일은 모두 지워졌어요.',
  unreachable: '수업 서버에 닿지 못했어요',
  unreachableNext: '같은 네트워크에 있는지 확인해 주세요.',
  privacy: {
    title: '무엇이 남나요?',
    kept: '이름, 진행 상황, 파일과 터미널 화면이 이 수업의 서버에만 남아요. 다른 곳으로 보내지 않아요.',
    until: (when: string) => `늦어도 ${when}에 모두 지워져요. 강사가 수업을 끝내면 바로 지워져요.`,
    seen: '강사는 내 진행 상황과 화면을 볼 수 있어요. 화면을 보고 있을 때는 항상 표시돼요.',
    typing: '강사가 내 키보드를 쓰려면 먼저 물어봐요. 내가 허락해야만 쓸 수 있고, 언제든 되찾을 수 있어요.',
    others: '다른 학습자는 내 실습 환경을 볼 수 없어요.',
  },
  seat: {
    welcome: (name: string) => `${name} 님, 어서 오세요`,
    back: (name: string) => `${name} 님, 다시 만나서 반가워요`,
    line: '자리를 기다리고 있어요',
    place: (place: number, of: number) => `${of}명 중 ${place}번째`,
    lineBody: '자리가 나면 저절로 들어가요. 이 창을 열어 두세요.',
    ready: '실습 환경이 준비됐어요',
    readyBack: '하던 곳이 그대로 있어요',
    go: '시작하기',
    goBack: '이어서 하기',
    soon: (seconds: number) => `${seconds}초 뒤에 저절로 넘어가요`,
    stay: '여기 더 있기',
    link: '나만의 주소',
    linkBody: '이 주소를 열면 어느 기기에서든 내 실습 환경으로 돌아와요. 다른 사람에게는 알려 주지 마세요.',
    copy: '복사',
    copied: '복사했어요',
    qr: '나만의 주소로 가는 QR 코드',
    lost: '서버에 닿지 못했어요. 다시 물어보고 있어요.',
  },
};

export type JoinWords = typeof joinKo;
