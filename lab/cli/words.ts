import type { Language } from '../contract/names.ts';
import type { LabState, Progress } from '../contract/lab-state.ts';

const ko = {
  tasks: {
    packages: '필요한 패키지를 설치해요',
    'engine-files': '실습용 Docker 엔진을 준비해요',
    'engine-start': '실습용 Docker 엔진을 켜요',
    'image-pull': '이미지를 받아요',
    'image-build': '이미지를 만들어요',
    'site-build': '페이지를 만들어요',
    'workbench-start': '작업 환경을 켜요',
    'browser-install': '브라우저를 설치해요',
    'lesson-walk': '레슨을 따라가요',
  } satisfies Record<Progress['task'], string>,
  open: (url: string) => `브라우저에서 열어 주세요: ${url}`,
  readyIn: (seconds: string) => `실습 환경이 준비됐어요 (${seconds}초). 끝내려면 Ctrl+C를 누르세요.`,
  ownEngine: 'Docker가 없어서 실습용 엔진을 따로 켰어요. 끝낼 때 함께 꺼져요.',
  reachedEngine: (version: string) => `이미 있는 Docker 엔진(${version})을 써요.`,
  fromPackages: '이미지 저장소에 닿지 않아 mysql:9.7을 배포판 패키지로 만들었어요.',
  portTaken: (port: number, other: number) =>
    `${port}번 포트를 다른 프로그램이 쓰고 있어서 ${other}번으로 열었어요.`,
  alreadyRunning: (url: string) => `이미 켜져 있어요: ${url}`,
  stopping: '정리하는 중이에요. 잠시만 기다려 주세요.',
  stopped: '모두 껐어요. 실습하던 내용은 남아 있어요.',
  notRunning: '실습 서버가 꺼져 있어요. npm start로 켤 수 있어요.',
  running: (url: string, pid: number) => `실습 서버가 켜져 있어요: ${url} (프로세스 ${pid})`,
  phases: {
    starting: '준비하는 중이에요.',
    ready: '준비됐어요.',
    asleep: '쉬고 있어요.',
    paused: '강사가 멈춰 뒀어요.',
    stopped: '꺼졌어요.',
    failed: '문제가 생겼어요. npm run lab -- doctor로 확인해 보세요.',
  } satisfies Record<LabState['phase'], string>,
  removed:
    '실습 환경을 지웠어요: 컨테이너, 네트워크, 볼륨, 작업 공간. 수업이 있었다면 학습자들의 것도 지웠어요.',
  wiped: (home: string) => `${home}에 있던 엔진과 이미지도 지웠어요.`,
  confirmDown:
    '실습 환경의 컨테이너와 작업 공간의 파일을 모두 지울까요? 수업이 있으면 모든 학습자의 것도 지워요. [y/N] ',
  needsYes: '되돌릴 수 없는 일이라 확인이 필요해요. --yes를 붙여 주세요.',
  stopFirst: '실습 서버가 켜져 있어요. 먼저 Ctrl+C로 끝내 주세요.',
  resetDone: '컨테이너와 네트워크, 볼륨을 비웠어요. 파일은 작업 공간의 옆 폴더로 옮겨 뒀어요.',
  unknownCommand: (name: string) => `${name} 명령은 없어요.`,
  walked: (passed: number, failed: number) => `${passed}단계 통과, ${failed}단계 실패`,
};

type Words = typeof ko;

const en: Words = {
  tasks: {
    packages: 'Installing the packages it needs',
    'engine-files': "Preparing the lab's own Docker engine",
    'engine-start': "Starting the lab's own Docker engine",
    'image-pull': 'Pulling an image',
    'image-build': 'Building an image',
    'site-build': 'Building the pages',
    'workbench-start': 'Starting the workbench',
    'browser-install': 'Installing a browser',
    'lesson-walk': 'Walking the lessons',
  },
  open: (url) => `Open in your browser: ${url}`,
  readyIn: (seconds) => `The lab is ready (${seconds} s). Press Ctrl+C to end it.`,
  ownEngine: 'There is no Docker here, so the lab runs an engine of its own. It stops with the lab.',
  reachedEngine: (version) => `Using the Docker engine that is here (${version}).`,
  fromPackages: "No image registry answered: mysql:9.7 was built from the distribution's packages.",
  portTaken: (port, other) => `Another program uses port ${port}; this is port ${other}.`,
  alreadyRunning: (url) => `It runs already: ${url}`,
  stopping: 'Tidying up, one moment.',
  stopped: 'All stopped. Your work is kept.',
  notRunning: 'The lab server is not running. npm start starts it.',
  running: (url, pid) => `The lab server is running: ${url} (process ${pid})`,
  phases: {
    starting: 'It is being prepared.',
    ready: 'It is ready.',
    asleep: 'It is asleep.',
    paused: 'The instructor has paused it.',
    stopped: 'It has stopped.',
    failed: 'Something is wrong; npm run lab -- doctor tells what.',
  },
  removed: "The lab is removed: containers, networks, volumes, workspace; of a class, every learner's too.",
  wiped: (home) => `The engine and images in ${home} are removed too.`,
  confirmDown:
    'Remove every container of the lab and all files of its workspace, and of a class those of every learner? [y/N] ',
  needsYes: 'This cannot be undone, so it wants a confirmation: add --yes.',
  stopFirst: 'The lab server is running. End it first, with Ctrl+C.',
  resetDone: 'Containers, networks and volumes are cleared. Your files were set aside in the workspace.',
  unknownCommand: (name) => `There is no command ${name}.`,
  walked: (passed, failed) => `${passed} steps passed, ${failed} failed`,
};

export const words: Record<Language, Words> = { ko, en };

/** `--lang`, else the shell's own language, else English. */
export function languageOf(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  const wanted = asked ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return wanted.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
