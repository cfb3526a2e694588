import { msg } from '@lit/localize';

const isSupported = (): boolean => 'Notification' in globalThis;

/** Asks for the permission. It has to be called while a person clicks. @returns whether there is one now */
export async function askNotifications(): Promise<boolean> {
  return isSupported() && (await Notification.requestPermission()) === 'granted';
}

/** Why the browser shows none, and what helps; empty when it would. */
export function notificationProblem(): string {
  if (!isSupported()) return msg('This browser shows no notifications for this page.');
  switch (Notification.permission) {
    case 'granted':
      return '';
    case 'denied':
      return msg(
        'Your browser blocks notifications for this site. Allow them in the site settings, beside the address, and switch this on again.',
      );
    case 'default':
      return msg('Your browser asks before it shows notifications. Switch this on again, and allow them.');
  }
}
