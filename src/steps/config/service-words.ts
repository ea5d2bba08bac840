/** Where a service may be at home: https://www.freedesktop.org/software/systemd/man/latest/systemd.special.html */
export const targetWords: readonly string[] = [
  'basic',
  'graphical',
  'local-fs',
  'multi-user',
  'network',
  'network-online',
  'network-pre',
  'nss-lookup',
  'nss-user-lookup',
  'remote-fs',
  'rpcbind',
  'sockets',
  'sysinit',
  'time-set',
  'time-sync',
  'timers',
];

export const serviceTypes = [
  'simple',
  'exec',
  'forking',
  'oneshot',
  'dbus',
  'notify',
  'notify-reload',
  'idle',
] as const;

export const restartWords = [
  'no',
  'always',
  'on-success',
  'on-failure',
  'on-abnormal',
  'on-abort',
  'on-watchdog',
] as const;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html: what fences a service in. */
export const hardeningKeys = words(`
  AmbientCapabilities BindPaths BindReadOnlyPaths CapabilityBoundingSet DeviceAllow DevicePolicy DynamicUser
  ExecPaths IPAddressAllow IPAddressDeny InaccessiblePaths KeyringMode LockPersonality MemoryDenyWriteExecute
  NoExecPaths NoNewPrivileges PrivateDevices PrivateIPC PrivateMounts PrivateNetwork PrivatePIDs PrivateTmp
  PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname ProtectKernelLogs
  ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem ReadOnlyPaths ReadWritePaths RemoveIPC
  RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictNetworkInterfaces RestrictRealtime
  RestrictSUIDSGID RootDirectory SecureBits SocketBindAllow SocketBindDeny SystemCallArchitectures
  SystemCallErrorNumber SystemCallFilter SystemCallLog TemporaryFileSystem UMask
`);

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.socket.html */
export const socketKeys = words(`
  Accept Backlog BindIPv6Only BindToDevice Broadcast DeferAcceptSec DirectoryMode FileDescriptorName
  FlushPending FreeBind IPTOS IPTTL KeepAlive KeepAliveIntervalSec KeepAliveProbes KeepAliveTimeSec
  ListenDatagram ListenFIFO ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream
  ListenUSBFunction Mark MaxConnections MaxConnectionsPerSource MessageQueueMaxMessages
  MessageQueueMessageSize NoDelay PassCredentials PassPacketInfo PassSecurity PipeSize PollLimitBurst
  PollLimitIntervalSec Priority ReceiveBuffer RemoveOnStop ReusePort SELinuxContextFromNet SendBuffer
  SmackLabel SocketGroup SocketMode SocketProtocol SocketUser Symlinks TCPCongestion TimeoutSec Timestamping
  Transparent TriggerLimitBurst TriggerLimitIntervalSec Writable
`);

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html */
export const timerKeys = words(`
  AccuracySec DeferReactivation FixedRandomDelay OnActiveSec OnBootSec OnCalendar OnClockChange OnStartupSec
  OnTimezoneChange OnUnitActiveSec OnUnitInactiveSec Persistent RandomizedDelaySec RandomizedOffsetSec
  RemainAfterElapse WakeSystem
`);
