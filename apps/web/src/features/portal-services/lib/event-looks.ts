import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LucideIcon } from 'lucide-react';
import {
  ArrowLeftRight,
  CircleCheck,
  CirclePause,
  CirclePlay,
  CirclePlus,
  Globe,
  KeyRound,
  LogIn,
  Trash2,
} from 'lucide-react';
import type { StatusTone } from '#lib/status.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

type Event = RouterOutputs['provisioning']['serviceTimeline']['rows'][number]['event'];

interface EventLook {
  icon: LucideIcon;
  tone: StatusTone;
  text: MessageDescriptor;
}

/** How each entry of a service's history is shown. */
export const EVENT_LOOKS: Readonly<Record<Event, EventLook>> = {
  created: { icon: CirclePlus, tone: 'neutral', text: msg`Ordered` },
  domain_told: { icon: Globe, tone: 'info', text: msg`Domain name given` },
  activated: { icon: CircleCheck, tone: 'success', text: msg`Set up and ready` },
  suspended: { icon: CirclePause, tone: 'warning', text: msg`Suspended` },
  unsuspended: { icon: CirclePlay, tone: 'success', text: msg`Running again` },
  plan_changed: { icon: ArrowLeftRight, tone: 'info', text: msg`Plan changed` },
  password_changed: { icon: KeyRound, tone: 'neutral', text: msg`New password made` },
  panel_opened: { icon: LogIn, tone: 'neutral', text: msg`Panel opened` },
  removal_asked: { icon: Trash2, tone: 'warning', text: msg`Removal asked for` },
  terminated: { icon: Trash2, tone: 'neutral', text: msg`Removed` },
};
