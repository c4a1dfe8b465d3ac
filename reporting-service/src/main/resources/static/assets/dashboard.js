// Keeps the page live: htmx asks each second, this decides what to exchange, and says so when nothing comes any more.
(() => {
  'use strict';

  const poll = document.getElementById('poll');
  const announcement = document.getElementById('announcement');
  const announceEvery = 30000;
  let failures = 0;
  let announcedAt = Date.now();

  const ago = (moment) => {
    const seconds = Math.max(0, Math.floor((Date.now() - moment) / 1000));
    if (seconds < 2) return 'just now';
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86400)} d ago`;
  };

  const refreshTimes = () => {
    for (const time of document.querySelectorAll('time[data-ago]')) {
      const text = ago(Date.parse(time.dateTime));
      if (time.textContent !== text) time.textContent = text;
    }
  };

  const announce = (text) => {
    if (announcement && announcement.textContent !== text) announcement.textContent = text;
  };

  const lost = () => {
    failures += 1;
    if (failures < 2) return;
    document.body.classList.add('is-offline');
    announce('Connection lost. What is shown may be out of date.');
  };

  const back = () => {
    if (document.body.classList.contains('is-offline')) announce('Connected again.');
    failures = 0;
    document.body.classList.remove('is-offline');
  };

  const announceFigures = () => {
    if (Date.now() - announcedAt < announceEvery) return;
    announcedAt = Date.now();
    const text = (id) => document.getElementById(id)?.textContent ?? '';
    const revenue = [...document.querySelectorAll('[data-revenue]')].map((amount) => amount.textContent).join(', ');
    if (document.getElementById('orders-today')) announce(`${text('orders-today')} orders today, revenue ${revenue || 'none'}.`);
    else if (document.getElementById('status')) announce(`Order: ${text('status')}.`);
  };

  setInterval(refreshTimes, 1000);
  if (!poll) return;

  // Nobody looks at a hidden tab.
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (document.hidden) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) window.htmx.trigger(poll, 'refresh');
  });

  // The answer holds only what is not shown yet.
  document.body.addEventListener('htmx:configRequest', (event) => {
    event.detail.headers['Waybill-Shown'] = [...document.querySelectorAll('[data-version]')]
      .map((part) => `${part.id}=${part.dataset.version}`).join(' ');
  });

  const pulse = () => {
    const dot = document.querySelector('#freshness .dot');
    if (!dot) return;
    dot.classList.remove('pulse');
    requestAnimationFrame(() => dot.classList.add('pulse'));
  };

  const asOf = (moment) => {
    if (!moment) return;
    for (const time of document.querySelectorAll('#freshness time')) {
      time.dateTime = moment;
      time.title = moment;
    }
  };

  // A part that shows what it showed before stays, with its focus and its selection.
  document.body.addEventListener('htmx:oobBeforeSwap', (event) => {
    const next = event.detail.fragment.firstElementChild;
    if (next && next.dataset.version === event.detail.target.dataset.version) event.preventDefault();
    for (const details of event.detail.target.querySelectorAll('details[open]')) {
      event.detail.fragment.querySelector(`#${details.id}`)?.setAttribute('open', '');
    }
  });

  document.body.addEventListener('htmx:sendError', lost);
  document.body.addEventListener('htmx:timeout', lost);
  document.body.addEventListener('htmx:responseError', lost);
  document.body.addEventListener('htmx:afterRequest', (event) => {
    if (!event.detail.successful) return;
    back();
    asOf(event.detail.xhr.getResponseHeader('Waybill-As-Of'));
    if (event.detail.xhr.status === 200) pulse();
    refreshTimes();
    announceFigures();
  });
})();
