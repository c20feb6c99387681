import * as z from 'zod/mini';
import { Values, type Language } from './names.ts';

type Words = {
  /** What happened, in one sentence; `{name}` is filled from the error's values. */
  what: string;
  /** What to do next. */
  next: string;
};
type Entry = { status: number } & Record<Language, Words>;

/** Every error that a learner can meet. A code, once published, keeps its meaning. */
export const errorCatalogue = {
  'engine-missing': {
    status: 503,
    ko: {
      what: 'Docker 엔진을 찾지 못했어요.',
      next: 'Docker Desktop, Colima, OrbStack, Podman 가운데 하나를 켠 뒤 다시 시작해 주세요. 자세한 내용은 npm run lab -- doctor가 알려 줘요.',
    },
    en: {
      what: 'No Docker engine was found.',
      next: 'Start Docker Desktop, Colima, OrbStack or Podman, then start the lab again. npm run lab -- doctor tells the details.',
    },
  },
  'engine-start-failed': {
    status: 503,
    ko: {
      what: '실습용 Docker 엔진을 켜지 못했어요: {detail}',
      next: 'npm run lab -- doctor로 무엇이 빠졌는지 확인해 주세요.',
    },
    en: {
      what: "The lab's own Docker engine did not start: {detail}",
      next: 'npm run lab -- doctor tells what is missing.',
    },
  },
  'engine-unreachable': {
    status: 503,
    ko: {
      what: '{from}에 적힌 {address}에서 Docker 엔진이 대답하지 않아요: {detail}',
      next: '그 엔진을 켜거나, {from} 설정을 지운 뒤 다시 시작해 주세요.',
    },
    en: {
      what: '{from} points to {address}, where no Docker engine answers: {detail}',
      next: 'Start that engine, or remove the setting {from}, then start the lab again.',
    },
  },
  'packages-locked': {
    status: 503,
    ko: {
      what: '다른 프로그램이 apt로 패키지를 설치하고 있어요.',
      next: '그 설치가 끝나면 저절로 다시 시도해요. 오래 걸리면 어떤 프로그램인지 확인해 주세요.',
    },
    en: {
      what: 'Another program is installing packages with apt.',
      next: 'The lab tries again by itself when that is over. If it takes long, see which program it is.',
    },
  },
  'packages-unreachable': {
    status: 503,
    ko: {
      what: '배포판 패키지를 내려받지 못했어요: {detail}',
      next: '인터넷 연결과 apt 설정(/etc/apt)을 확인해 주세요.',
    },
    en: {
      what: "The distribution's packages could not be had: {detail}",
      next: 'Check the network connection and the configuration of apt (/etc/apt).',
    },
  },
  'engine-lost': {
    status: 503,
    ko: {
      what: 'Docker 엔진과 연결이 끊겼어요.',
      next: '엔진이 돌아오면 저절로 이어져요. 실습 내용은 그대로 남아 있어요.',
    },
    en: {
      what: 'The connection to the Docker engine was lost.',
      next: 'The lab goes on by itself when the engine is back. Your work is kept.',
    },
  },
  'engine-too-old': {
    status: 503,
    ko: {
      what: 'Docker 엔진이 너무 오래됐어요 (API {version}).',
      next: 'API {needed} 이상인 엔진(Docker 26 이상)으로 올려 주세요.',
    },
    en: {
      what: 'The Docker engine is too old (API {version}).',
      next: 'Use an engine with API {needed} or newer (Docker 26 and up).',
    },
  },
  'image-unavailable': {
    status: 503,
    ko: {
      what: '{image} 이미지를 받을 수도, 만들 수도 없었어요: {detail}',
      next: '인터넷 연결을 확인하고 다시 시작해 주세요.',
    },
    en: {
      what: 'The image {image} could be neither pulled nor built: {detail}',
      next: 'Check the network connection and start again.',
    },
  },
  'disk-full': {
    status: 507,
    ko: {
      what: '디스크가 가득 찼어요.',
      next: '작업 공간에서 큰 파일을 지우거나 docker system df로 어디에 쓰였는지 확인해 보세요.',
    },
    en: {
      what: 'The disk is full.',
      next: 'Remove large files from the workspace, or see with docker system df where the space went.',
    },
  },
  'port-taken': {
    status: 409,
    ko: {
      what: '{port}번 포트를 다른 프로그램이 쓰고 있어요.',
      next: '작업 환경 안에서는 localhost:{port}로 그대로 쓸 수 있어요. 내 컴퓨터에서도 열려면 그 프로그램을 끄고 컨테이너를 다시 시작하세요.',
    },
    en: {
      what: 'Another program uses port {port}.',
      next: 'Inside the workbench localhost:{port} works as usual. To have it on your computer too, stop that program and restart the container.',
    },
  },
  'lab-unreachable': {
    status: 503,
    ko: {
      what: '실습 서버에 닿지 못했어요.',
      next: 'npm start로 실습 환경을 켜 주세요. 켜지면 저절로 이어져요.',
    },
    en: {
      what: 'The lab server did not answer.',
      next: 'Start it with npm start. The page reconnects by itself.',
    },
  },
  'lab-not-ready': {
    status: 503,
    ko: {
      what: '실습 환경을 준비하고 있어요.',
      next: '준비가 끝나면 저절로 켜져요. 그동안 글을 먼저 읽어 보세요.',
    },
    en: { what: 'The lab is still being prepared.', next: 'It comes up by itself. You can read meanwhile.' },
  },
  'workbench-lost': {
    status: 503,
    ko: { what: '작업 환경 컨테이너가 멈췄어요.', next: '다시 켜는 중이에요. 파일은 그대로예요.' },
    en: { what: 'The workbench container stopped.', next: 'It is being started again. Your files are kept.' },
  },
  'terminal-gone': {
    status: 404,
    ko: { what: '이 터미널은 닫혔어요.', next: '새 탭을 열어 주세요.' },
    en: { what: 'This terminal is closed.', next: 'Open a new tab.' },
  },
  'too-many-terminals': {
    status: 429,
    ko: { what: '터미널은 {limit}개까지 열 수 있어요.', next: '쓰지 않는 탭을 닫아 주세요.' },
    en: { what: 'At most {limit} terminals can be open.', next: 'Close one that you do not need.' },
  },
  'terminal-busy': {
    status: 409,
    ko: {
      what: '터미널에서 다른 명령이 돌고 있어요.',
      next: '끝나기를 기다리거나 Ctrl+C로 멈춘 뒤 다시 눌러 주세요.',
    },
    en: {
      what: 'Another command is running in that terminal.',
      next: 'Wait for it, or stop it with Ctrl+C, then press again.',
    },
  },
  'container-missing': {
    status: 409,
    ko: { what: '{name} 컨테이너가 없어요.', next: '앞 단계에서 컨테이너를 먼저 켜 주세요.' },
    en: { what: 'There is no container {name}.', next: 'Start it first, in an earlier step.' },
  },
  'file-changed': {
    status: 409,
    ko: { what: '{path} 파일이 그사이에 바뀌었어요.', next: '바뀐 내용을 확인한 뒤 다시 저장해 주세요.' },
    en: { what: '{path} changed meanwhile.', next: 'Look at the change, then save again.' },
  },
  'file-missing': {
    status: 404,
    ko: { what: '{path} 파일이 없어요.', next: '파일 목록을 다시 확인해 주세요.' },
    en: { what: 'There is no file {path}.', next: 'Look at the list of files again.' },
  },
  'file-unreadable': {
    status: 422,
    ko: {
      what: '{path} 파일은 여기에서 열 수 없어요 (너무 크거나 글이 아니에요).',
      next: '터미널에서 열어 보세요.',
    },
    en: { what: '{path} cannot be opened here (too large, or not text).', next: 'Open it in a terminal.' },
  },
  'path-outside-workspace': {
    status: 403,
    ko: { what: '{path}는 작업 공간 밖이에요.', next: '/workspace 아래의 파일만 열 수 있어요.' },
    en: { what: '{path} is outside the workspace.', next: 'Only files below /workspace can be opened.' },
  },
  'task-running': {
    status: 409,
    ko: { what: '다른 작업이 끝나지 않았어요.', next: '끝나기를 기다리거나 취소해 주세요.' },
    en: { what: 'Something else is still being done.', next: 'Wait for it or cancel it.' },
  },
  'join-code-wrong': {
    status: 403,
    ko: {
      what: '참여 코드가 맞지 않아요.',
      next: '화면에 나온 코드를 다시 확인해 주세요. 대소문자와 줄표는 상관없어요.',
    },
    en: {
      what: 'That is not the join code.',
      next: 'Look at the code on the screen again; case and dashes do not matter.',
    },
  },
  'join-slow-down': {
    status: 429,
    ko: { what: '코드를 여러 번 틀렸어요.', next: '{seconds}초 뒤에 다시 해 주세요.' },
    en: { what: 'There were too many wrong codes.', next: 'Try again in {seconds} seconds.' },
  },
  'class-missing': {
    status: 404,
    ko: { what: '지금 열린 수업이 없어요.', next: '주소를 확인하거나 강사에게 물어보세요.' },
    en: { what: 'No class is open here.', next: 'Check the address, or ask the instructor.' },
  },
  'class-over': {
    status: 410,
    ko: { what: '수업이 끝났어요.', next: '실습 환경과 파일은 모두 지워졌어요.' },
    en: { what: 'The class is over.', next: 'Its labs and files have been removed.' },
  },
  'class-other': {
    status: 409,
    ko: {
      what: '이 자료 폴더에는 다른 수업 “{name}”이 남아 있어요.',
      next: '그 이름으로 다시 시작해 이어 하거나 강사 화면에서 끝내 주세요. 따로 열려면 REPLICATION_LAB_HOME으로 다른 폴더를 정해 주세요.',
    },
    en: {
      what: 'This data folder holds another class, “{name}”.',
      next: 'Start with that name to go on with it, or to end it from the instructor page. For a class beside it, set REPLICATION_LAB_HOME to another folder.',
    },
  },
  'class-full': {
    status: 429,
    ko: { what: '기다리는 사람이 너무 많아요.', next: '강사에게 알리고 조금 뒤에 다시 들어와 주세요.' },
    en: { what: 'Too many people wait already.', next: 'Tell the instructor, and join a little later.' },
  },
  'lab-asleep': {
    status: 503,
    ko: { what: '실습 환경이 쉬고 있어요.', next: '깨우는 중이에요. 하던 일은 그대로 있어요.' },
    en: { what: 'The lab is asleep.', next: 'It is being woken. Your work is as you left it.' },
  },
  'lab-paused': {
    status: 409,
    ko: { what: '강사가 실습을 잠시 멈췄어요.', next: '강사가 다시 시작하면 하던 곳에서 이어져요.' },
    en: {
      what: 'The instructor has paused the labs.',
      next: 'You go on where you were when the instructor resumes.',
    },
  },
  'hand-not-given': {
    status: 403,
    ko: {
      what: '학습자가 아직 허락하지 않았어요.',
      next: '도움을 요청하고 학습자가 수락할 때까지 기다려 주세요.',
    },
    en: { what: 'The learner has not agreed yet.', next: 'Ask to help, and wait until they accept.' },
  },
  'talk-full': {
    status: 503,
    ko: { what: '발표를 따라보는 사람이 너무 많아요.', next: '조금 뒤에 다시 열어 주세요.' },
    en: { what: 'Too many people follow this talk already.', next: 'Open it again a little later.' },
  },
  'lab-disk-full': {
    status: 507,
    ko: {
      what: '이 실습 환경이 디스크를 {used} GB 썼어요. {limit} GB까지 쓸 수 있어요.',
      next: '큰 파일이나 쓰지 않는 컨테이너, 볼륨, 이미지를 지우면 다시 켤 수 있어요.',
    },
    en: {
      what: 'This lab uses {used} GB of disk; it may use {limit} GB.',
      next: 'Remove large files, or containers, volumes and images that you do not need, then start again.',
    },
  },
  'not-found': {
    status: 404,
    ko: { what: '찾는 것이 없어요.', next: '주소를 다시 확인해 주세요.' },
    en: { what: 'There is nothing here.', next: 'Check the address.' },
  },
  'not-allowed': {
    status: 403,
    ko: { what: '이 창은 실습 환경을 쓸 수 없어요.', next: 'npm start가 알려 준 주소로 다시 열어 주세요.' },
    en: { what: 'This window may not use the lab.', next: 'Open the address that npm start printed.' },
  },
  'bad-request': {
    status: 400,
    ko: { what: '요청을 이해하지 못했어요: {detail}', next: '페이지를 새로 고친 뒤 다시 해 보세요.' },
    en: { what: 'The request was not understood: {detail}', next: 'Reload the page and try again.' },
  },
  internal: {
    status: 500,
    ko: {
      what: '실습 서버에 문제가 생겼어요.',
      next: '다시 해 보고, 되풀이되면 npm run lab -- doctor의 결과와 함께 알려 주세요.',
    },
    en: {
      what: 'Something went wrong in the lab server.',
      next: 'Try again; if it comes back, report it with the output of npm run lab -- doctor.',
    },
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** The body of every answer that is not 2xx. */
export const ErrorAnswer = z.object({ code: z.string(), values: Values });
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** Fills `{name}` from values; an unknown name stays as it is, so that a gap is seen. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
