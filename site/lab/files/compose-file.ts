import {
  all,
  any,
  either,
  keys,
  list,
  named,
  oneOf,
  scalar,
  told,
  yesOrNo,
  type Shape,
} from './compose-shape.ts';

// The keys of the Compose Specification (https://github.com/compose-spec/compose-spec), written down for completion
// and explanation: those that the course uses are explained, the others are only known.

const mapOrList = either(named(scalar), list);
const textOrList = either(scalar, list);

const build = keys({
  context: told(
    scalar,
    '이미지를 만들 때 쓸 폴더예요. 그 안의 파일만 이미지에 넣을 수 있어요.',
    'The folder the image is built from; only its files can be added to the image.',
  ),
  dockerfile: told(
    scalar,
    'context 안에서 읽을 Dockerfile의 이름이에요.',
    'Which Dockerfile inside the context to read.',
  ),
  args: told(mapOrList, '만드는 동안에만 쓰는 변수예요.', 'Variables that exist only while building.'),
  target: told(
    scalar,
    '여러 단계 Dockerfile에서 멈출 단계예요.',
    'The stage of a multi-stage Dockerfile to stop at.',
  ),
  tags: list,
  ...all(yesOrNo, 'no_cache', 'pull', 'privileged'),
  ...all(scalar, 'dockerfile_inline', 'isolation', 'network', 'shm_size'),
  ...all(
    any,
    'additional_contexts',
    'cache_from',
    'cache_to',
    'entitlements',
    'extra_hosts',
    'labels',
    'no_cache_filter',
    'platforms',
    'provenance',
    'sbom',
    'secrets',
    'ssh',
    'ulimits',
  ),
});

const healthcheck = keys({
  test: told(
    textOrList,
    '건강한지 알아보는 명령이에요. 끝 코드가 0이면 건강한 거예요.',
    'The command that tells whether the container is healthy: exit code 0 means yes.',
  ),
  interval: told(scalar, '검사 사이의 간격이에요 (예: 5s).', 'Time between checks, for example 5s.'),
  timeout: told(scalar, '한 번의 검사를 기다려 주는 시간이에요.', 'How long one check may take.'),
  retries: told(
    scalar,
    '몇 번 잇달아 실패하면 건강하지 않다고 볼지 정해요.',
    'How many failures in a row make it unhealthy.',
  ),
  start_period: told(
    scalar,
    '켜지는 동안의 실패는 세지 않는 시간이에요.',
    'Failures during this time after the start do not count.',
  ),
  start_interval: scalar,
  disable: yesOrNo,
});

const dependency = keys({
  condition: told(
    oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
    '상대가 어떤 상태가 될 때까지 기다릴지 정해요.',
    'What state of the other service to wait for.',
  ),
  restart: yesOrNo,
  required: yesOrNo,
});

const port = keys({
  target: told(scalar, '컨테이너 안의 포트예요.', 'The port inside the container.'),
  published: told(scalar, '밖에서 여는 포트예요.', 'The port that is opened outside.'),
  ...all(scalar, 'name', 'host_ip', 'protocol', 'app_protocol', 'mode'),
});

const mount = keys({
  type: oneOf('bind', 'volume', 'tmpfs', 'image', 'npipe', 'cluster'),
  source: told(scalar, '폴더의 경로나 볼륨의 이름이에요.', 'A folder’s path or a volume’s name.'),
  target: told(scalar, '컨테이너 안에서 보이는 경로예요.', 'Where it appears in the container.'),
  read_only: yesOrNo,
  ...all(any, 'consistency', 'bind', 'volume', 'tmpfs', 'image'),
});

const serviceNetwork = keys({
  aliases: told(list, '이 네트워크에서 함께 쓰는 다른 이름이에요.', 'Further names on this network.'),
  ...all(scalar, 'ipv4_address', 'ipv6_address', 'mac_address', 'interface_name', 'priority', 'gw_priority'),
  ...all(any, 'link_local_ips', 'driver_opts'),
});

const service = keys({
  image: told(
    scalar,
    '컨테이너를 만들 이미지예요. 이름:태그로 써요.',
    'The image the container is made from, as name:tag.',
  ),
  build: told(
    either(scalar, build),
    '이미지를 받는 대신 Dockerfile로 만들어요.',
    'Builds the image from a Dockerfile instead of pulling one.',
  ),
  container_name: told(
    scalar,
    '컨테이너의 이름이에요. 없으면 프로젝트와 서비스 이름으로 지어져요.',
    'The container’s name; without it Compose makes one of project and service.',
  ),
  ports: told(
    { kind: 'list', item: either(scalar, port) },
    '"밖:안"으로 써요. 따옴표로 감싸야 60진수로 잘못 읽히지 않아요.',
    '"outside:inside". Quote it, or YAML may read it as a base-60 number.',
  ),
  environment: told(mapOrList, '컨테이너 안의 환경 변수예요.', 'Environment variables inside the container.'),
  env_file: told(any, '환경 변수를 파일에서 읽어요.', 'Reads environment variables from a file.'),
  command: told(
    textOrList,
    '이미지가 정한 명령이나 인자를 바꿔요.',
    'Replaces the command or arguments that the image sets.',
  ),
  entrypoint: told(
    textOrList,
    '이미지의 시작 프로그램을 바꿔요.',
    'Replaces the program the image starts with.',
  ),
  volumes: told(
    { kind: 'list', item: either(scalar, mount) },
    '"볼륨이나 ./폴더:컨테이너 안의 경로". 컨테이너를 지워도 볼륨은 남아요.',
    '"volume or ./folder:path inside". A volume outlives its container.',
  ),
  networks: told(
    either(list, named(either(serviceNetwork, scalar))),
    '이 서비스가 들어갈 네트워크예요. 같은 네트워크에서는 이름으로 서로를 찾아요.',
    'The networks it joins; services on one network find each other by name.',
  ),
  restart: told(
    oneOf('no', 'always', 'on-failure', 'unless-stopped'),
    '컨테이너가 끝났을 때 다시 켤지 정해요.',
    'Whether to start the container again when it ends.',
  ),
  depends_on: told(
    either(list, named(dependency)),
    '먼저 켜야 할 서비스예요. condition을 쓰면 건강해질 때까지 기다려요.',
    'Services to start first; with a condition, waits until they are healthy.',
  ),
  healthcheck: told(
    healthcheck,
    '컨테이너가 건강한지 알아보는 방법이에요.',
    'How to tell whether the container is healthy.',
  ),
  hostname: told(scalar, '컨테이너가 스스로를 부르는 이름이에요.', 'The name the container has for itself.'),
  labels: mapOrList,
  platform: scalar,
  pull_policy: oneOf('always', 'never', 'missing', 'build', 'daily', 'weekly'),
  profiles: list,
  user: told(scalar, '컨테이너 안에서 명령을 실행할 사용자예요.', 'The user who runs the command inside.'),
  working_dir: told(scalar, '명령이 시작되는 폴더예요.', 'The folder the command starts in.'),
  tty: yesOrNo,
  stdin_open: yesOrNo,
  ...all(yesOrNo, 'attach', 'init', 'oom_kill_disable', 'privileged', 'read_only', 'use_api_socket'),
  ...all(
    scalar,
    'cgroup',
    'cgroup_parent',
    'cpu_count',
    'cpu_percent',
    'cpu_period',
    'cpu_quota',
    'cpu_rt_period',
    'cpu_rt_runtime',
    'cpu_shares',
    'cpus',
    'cpuset',
    'domainname',
    'ipc',
    'isolation',
    'mac_address',
    'mem_limit',
    'mem_reservation',
    'mem_swappiness',
    'memswap_limit',
    'network_mode',
    'oom_score_adj',
    'pid',
    'pids_limit',
    'pull_refresh_after',
    'runtime',
    'scale',
    'shm_size',
    'stop_grace_period',
    'stop_signal',
    'userns_mode',
    'uts',
  ),
  ...all(
    any,
    'annotations',
    'blkio_config',
    'cap_add',
    'cap_drop',
    'configs',
    'credential_spec',
    'deploy',
    'develop',
    'device_cgroup_rules',
    'devices',
    'dns',
    'dns_opt',
    'dns_search',
    'expose',
    'extends',
    'external_links',
    'extra_hosts',
    'gpus',
    'group_add',
    'label_file',
    'links',
    'logging',
    'models',
    'post_start',
    'pre_stop',
    'provider',
    'secrets',
    'security_opt',
    'storage_opt',
    'sysctls',
    'tmpfs',
    'ulimits',
    'volumes_from',
  ),
});

const nameIt = told(
  scalar,
  '프로젝트 이름을 앞에 붙이지 않고 이 이름을 그대로 써요.',
  'Used as it is, without the project’s name before it.',
);
const external = told(
  yesOrNo,
  'Compose가 만들지 않고 이미 있는 것을 써요.',
  'Uses one that exists already instead of creating it.',
);

const network = keys({
  name: nameIt,
  driver: told(scalar, '보통은 bridge예요.', 'Mostly bridge.'),
  external,
  ...all(yesOrNo, 'internal', 'attachable', 'enable_ipv4', 'enable_ipv6'),
  ...all(any, 'driver_opts', 'ipam', 'labels'),
});

const volume = keys({ name: nameIt, driver: scalar, external, ...all(any, 'driver_opts', 'labels') });

/** A whole compose.yaml. */
export const composeFile: Shape = keys({
  name: told(
    scalar,
    '프로젝트 이름이에요. 없으면 폴더 이름을 써요.',
    'The project’s name; without it, the folder’s.',
  ),
  services: told(
    named(service),
    '켤 컨테이너들이에요. 여기의 이름이 네트워크에서 부르는 이름이 돼요.',
    'The containers to run; their names here are the names they have on the network.',
  ),
  networks: told(
    named(either(network, scalar)),
    '서비스들이 만나는 네트워크예요.',
    'The networks on which services meet.',
  ),
  volumes: told(
    named(either(volume, scalar)),
    '컨테이너보다 오래 사는 저장 공간이에요.',
    'Storage that outlives the containers.',
  ),
  version: told(
    scalar,
    '예전 방식이에요. 지금의 Compose는 무시하고 경고해요.',
    'An old way: today’s Compose ignores it with a warning.',
  ),
  ...all(any, 'include', 'configs', 'secrets', 'models'),
});
