import type { Bilingual } from '../lab/contract/check.ts';

/**
 * Why a step is not done yet, in words that every lesson shares; `{name}` is filled from the verdict's values.
 * The observer answers most of them by itself, so that a check need not think of a server that is not there.
 * A lesson's own `<Reason id>` of the same id goes before these.
 */
export const reasons = {
  'container-missing': {
    ko: '{name} 컨테이너가 아직 없어요.',
    en: 'There is no container {name} yet.',
  },
  'instance-missing': {
    ko: '{name} 인스턴스가 아직 없어요.',
    en: 'There is no instance {name} yet.',
  },
  'instance-not-available': {
    ko: '{name} 인스턴스가 지금 {status} 상태예요. available이 될 때까지 기다려 주세요.',
    en: 'The instance {name} is {status} now. Wait until it is available.',
  },
  'container-not-running': {
    ko: '{name} 컨테이너가 있지만 켜져 있지 않아요. docker start {name}으로 다시 켤 수 있어요.',
    en: 'The container {name} is there but not running. docker start {name} starts it again.',
  },
  'container-exited': {
    ko: '{name} 컨테이너가 멈췄어요(종료 코드 {code}). docker logs {name}의 마지막 줄을 읽어 보세요.',
    en: 'The container {name} stopped with exit code {code}. Read the last lines of docker logs {name}.',
  },
  'container-restarting': {
    ko: '{name} 컨테이너가 켜지자마자 꺼지기를 되풀이하고 있어요. docker logs {name}에 까닭이 있어요.',
    en: 'The container {name} keeps stopping and restarting. docker logs {name} says why.',
  },
  'container-paused': {
    ko: '{name} 컨테이너가 일시 정지 상태예요. docker unpause {name}으로 풀어 주세요.',
    en: 'The container {name} is paused. docker unpause {name} lets it go on.',
  },
  'mysql-starting': {
    ko: '{name}의 MySQL이 켜지는 중이에요. 처음에는 데이터 디렉터리를 만드느라 10초쯤 걸려요.',
    en: 'MySQL in {name} is starting. The first time takes about ten seconds: it creates its data directory.',
  },
  'mysql-not-answering': {
    ko: '{name}의 MySQL이 {seconds}초 안에 대답하지 않았어요.',
    en: 'MySQL in {name} did not answer within {seconds} seconds.',
  },
  'password-unknown': {
    ko: '{name}의 환경 변수에 MYSQL_ROOT_PASSWORD가 없어서 root로 들어가 볼 수 없어요.',
    en: '{name} has no MYSQL_ROOT_PASSWORD in its environment, so the lab cannot look inside as root.',
  },
  'password-in-file': {
    ko: '{name}의 비밀번호는 파일({file})에 있어서 실습 환경이 읽지 않아요. MYSQL_ROOT_PASSWORD로 바꾸면 확인할 수 있어요.',
    en: 'The password of {name} is in a file ({file}) that the lab does not read. With MYSQL_ROOT_PASSWORD it can check.',
  },
  'password-refused': {
    ko: '{name}이(가) root 비밀번호를 거절했어요. MYSQL_ROOT_PASSWORD는 빈 데이터 디렉터리에서 처음 켤 때만 적용돼요.',
    en: '{name} refused the root password. MYSQL_ROOT_PASSWORD only takes effect at the first start, on an empty data directory.',
  },
  'query-refused': {
    ko: '{name}에게 물어봤지만 거절당했어요: {message}',
    en: '{name} refused a question of the lab: {message}',
  },
  'answer-too-large': {
    ko: '{name}의 대답이 너무 커서 다 읽지 않았어요.',
    en: 'The answer of {name} was too large to be read.',
  },
  'file-missing': {
    ko: '{path} 파일이 아직 없어요.',
    en: 'There is no file {path} yet.',
  },
  'file-different': {
    ko: '{path} 파일의 내용이 아직 이 단계의 것과 달라요.',
    en: '{path} is not yet what this step asks for.',
  },
  'volume-missing': {
    ko: '{name} 볼륨이 아직 없어요.',
    en: 'There is no volume {name} yet.',
  },
  'network-missing': {
    ko: '{name} 네트워크가 아직 없어요.',
    en: 'There is no network {name} yet.',
  },
  'image-missing': {
    ko: '{name} 이미지가 아직 없어요.',
    en: 'There is no image {name} yet.',
  },
  'replica-not-configured': {
    ko: '{name}은(는) 아직 누구의 레플리카도 아니에요. CHANGE REPLICATION SOURCE TO를 실행해 주세요.',
    en: '{name} does not replicate from anyone yet. Run CHANGE REPLICATION SOURCE TO.',
  },
  'receiver-off': {
    ko: '{name}의 리시버(receiver)가 꺼져 있어요. START REPLICA로 켤 수 있어요.',
    en: 'The receiver of {name} is off. START REPLICA starts it.',
  },
  'receiver-connecting': {
    ko: '{name}의 리시버(receiver)가 소스에 아직 연결하지 못했어요.',
    en: 'The receiver of {name} has not reached its source yet.',
  },
  'applier-off': {
    ko: '{name}의 어플라이어(applier)가 꺼져 있어요. START REPLICA로 켤 수 있어요.',
    en: 'The applier of {name} is off. START REPLICA starts it.',
  },
  'replica-behind': {
    ko: '{name}이(가) 소스를 아직 따라잡지 못했어요.',
    en: '{name} has not caught up with its source yet.',
  },
  'workbench-away': {
    ko: '작업 환경과 연결이 끊겨서 지금은 확인할 수 없어요. 돌아오면 저절로 확인해요.',
    en: 'The workbench cannot be reached just now. The check goes on by itself when it is back.',
  },
  'check-failed': {
    ko: '이 단계를 확인하다가 문제가 생겼어요: {message}',
    en: 'Something went wrong while this step was being checked: {message}',
  },
} as const satisfies Record<string, Bilingual>;

export type SharedReason = keyof typeof reasons;
