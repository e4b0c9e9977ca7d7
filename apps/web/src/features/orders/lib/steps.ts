export type StepState = 'done' | 'running' | 'stuck' | 'waiting';

interface ServiceState {
  status: string;
  serverId: string | null;
}

/** How far a service has come, as steps for people. A parked job or a failed service is stuck where it stands. */
export function stepsOf(service: ServiceState, job: { state: string } | undefined): { id: string; state: StepState }[] {
  const { status, serverId } = service;
  const isReady = status === 'active' || status === 'suspended' || status === 'terminated';
  const isStuck = status === 'failed' || job?.state === 'parked' || job?.state === 'failed';
  const moving: StepState = isStuck ? 'stuck' : 'running';
  const hasServer = isReady || serverId !== null;
  return [
    { id: 'server', state: hasServer ? 'done' : moving },
    { id: 'account', state: isReady ? 'done' : hasServer ? moving : 'waiting' },
    { id: 'ready', state: isReady ? 'done' : 'waiting' },
  ];
}
