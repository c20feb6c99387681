import type { Language } from '../contract/names.ts';

const GB = 1e9;
const gb = (bytes: number) => (bytes / GB).toFixed(1);

const ko = {
  instructor: (link: string) => `강사용 주소: ${link}`,
  speaker: (link: string) => `발표자용 주소: ${link}`,
  code: (code: string) => `참여 코드: ${code}`,
  join: (url: string) => `학습자는 여기로: ${url}`,
  follow: (url: string) => `발표를 따라보는 분은 여기로: ${url}`,
  alsoAt: (addresses: string[]) => `이 컴퓨터의 다른 주소: ${addresses.join(', ')}`,
  capacity: (labs: number, labBytes: number, machineBytes: number, because: string) =>
    `정원: 실습 환경 ${labs}개 (소스와 레플리카를 띄운 하나가 이 컴퓨터에서 ${gb(labBytes)} GB로 측정됐고, 메모리는 ${gb(machineBytes)} GB예요${because})`,
  bounds: {
    memory: ', 먼저 모자라는 것은 메모리',
    disk: ', 먼저 모자라는 것은 디스크',
    'async-io': ', 먼저 모자라는 것은 커널의 비동기 I/O. sysctl -w fs.aio-max-nr=1048576으로 늘릴 수 있어요',
    chosen: ', --labs로 정했어요',
  },
  measuring: '실습 환경 하나가 얼마나 쓰는지 재고 있어요. 정원은 곧 알려 드릴게요.',
  privacy: (folder: string, until: string) =>
    `학습자의 이름과 진도, 파일은 이 서버에만 있어요(${folder}와 Docker 볼륨). 수업을 끝내면 바로, 늦어도 ${until}에 지워요. 밖으로는 아무것도 보내지 않아요.`,
  secretLinks: '강사용과 발표자용 주소는 비밀번호와 같아요. 화면에 띄우지 마세요.',
  onlyHere:
    '지금은 이 컴퓨터에서만 열려요. 교실에서 열려면 --host 0.0.0.0을, 리버스 프록시 뒤라면 --url을 적어 주세요.',
  plain:
    'TLS 없이 열었어요. 같은 네트워크에 있는 사람이 오가는 내용을 볼 수 있으니, 믿을 수 없는 네트워크라면 --tls-cert와 --tls-key를 적어 주세요.',
  needsSubpaths: (version: string, needed: string) =>
    `이 Docker 엔진으로는 수업을 열 수 없어요 (API ${version}). 수업에서는 한 엔진을 여럿이 함께 써요. 학습자마다 자기 볼륨 안의 폴더만 마운트할 수 있어야 서로의 파일에 닿지 않는데, 그 기능(볼륨 subpath)은 API ${needed}(Docker 26)부터 있어요. Docker를 올리거나, apt가 있는 리눅스에서 root로 DOCKER_HOST 없이 시작하면 실습용 엔진을 따로 켜요.`,
  stopped: '서버를 껐어요. 수업은 남아 있어요. 같은 이름으로 다시 시작하면 이어져요.',
  ended: '수업을 끝냈고 모두 지웠어요. 서버는 Ctrl+C로 끌 수 있어요.',
  endedButLeft:
    '수업을 끝냈지만 아직 남은 것이 있어요. 무엇이 남았는지는 강사 화면에 있고, 다시 끝내거나 다음에 시작할 때 지워요.',
  stoppedEmpty: '서버를 껐어요. 수업은 남아 있지 않아요.',
  status: (name: string, code: string, learners: number, waiting: number) =>
    `수업 "${name}": 참여 코드 ${code}, 학습자 ${learners}명, 기다리는 사람 ${waiting}명`,
};

const en: typeof ko = {
  instructor: (link) => `Instructor's link: ${link}`,
  speaker: (link) => `Speaker's link: ${link}`,
  code: (code) => `Join code: ${code}`,
  join: (url) => `Learners join at: ${url}`,
  follow: (url) => `An audience follows at: ${url}`,
  alsoAt: (addresses) => `Other addresses of this machine: ${addresses.join(', ')}`,
  capacity: (labs, labBytes, machineBytes, because) =>
    `Room for ${labs} labs (one with a source and a replica was measured here: ${gb(labBytes)} GB of ${gb(machineBytes)} GB${because})`,
  bounds: {
    memory: '; memory gives first',
    disk: '; disk gives first',
    'async-io': "; the kernel's asynchronous I/O gives first: sysctl -w fs.aio-max-nr=1048576 raises it",
    chosen: '; chosen by --labs',
  },
  measuring: 'Measuring what one lab takes here; how many this machine holds is told in a minute or two.',
  privacy: (folder, until) =>
    `Learners' names, progress and files are on this server only (${folder} and Docker volumes). They are removed when the class ends, at the latest ${until}. Nothing is sent anywhere.`,
  secretLinks: "The instructor's and the speaker's link are like passwords: keep them off the screen.",
  onlyHere:
    'Only this machine can open it now. Give --host 0.0.0.0 for a classroom, or --url behind a reverse proxy.',
  plain:
    'This is open without TLS: others in the network can see what is sent. In a network that you do not trust, give --tls-cert and --tls-key.',
  needsSubpaths: (version, needed) =>
    `This Docker engine cannot serve a class (API ${version}). In a class many share one engine. Each learner's mounts must reach into that learner's own volume and nothing else; engines can do that (volume subpaths) from API ${needed} on, Docker 26. Update Docker, or start on Linux with apt, as root and without DOCKER_HOST: the lab then runs an engine of its own.`,
  stopped: 'The server has stopped. The class is kept: start it again with the same name, and it goes on.',
  ended: 'The class has ended, and everything of it is removed. Ctrl+C stops the server.',
  endedButLeft:
    'The class has ended, and something of it is still there. The instructor’s page tells what; it is removed when the class is ended once more or at the next start.',
  stoppedEmpty: 'The server has stopped. Nothing of the class is left.',
  status: (name, code, learners, waiting) =>
    `Class "${name}": join code ${code}, ${learners} learners, ${waiting} waiting`,
};

export const classWords: Record<Language, typeof ko> = { ko, en };
