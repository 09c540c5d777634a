/*
 * Majakka's chat: one script tag on any page.
 *   <script async src="https://…/widget.js" data-majakka></script>   a button that opens the chat
 *   <majakka-chat mode="page"></majakka-chat>                        the chat as part of a page
 * No cookies, nothing from third parties. The conversation lives in the tab's sessionStorage.
 */
(() => {
  'use strict';

  const script = document.currentScript;
  const base = script ? new URL(script.src).origin : location.origin;
  const STORE = 'majakka';

  const TEXTS = {
    fi: {
      open: 'Kysy Majakalta', close: 'Sulje', title: 'Majakka', log: 'Keskustelu', label: 'Viestisi',
      placeholder: 'Kirjoita kysymyksesi…', send: 'Lähetä', typing: 'Majakka kirjoittaa', you: 'Sinä',
      source: 'Lähde', sources: 'Lähteet', all: 'Kaikki vastaukset', checked: 'tarkistettu', stale: 'tarkista', english: 'In English', finnish: 'Suomeksi',
      offline: 'Yhteys ei toimi. Viestisi on tallessa: kokeile hetken päästä uudestaan.', again: 'Lähetä uudestaan',
      busy: 'Viestejä tuli liikaa kerralla. Odota hetki.', menu: 'Valinnat', data: 'Tallenna keskustelu', forget: 'Poista keskustelu',
      forgotten: 'Keskustelu on poistettu.', privacy: 'Tietosuoja', sample: 'esimerkki', opens: 'avautuu uuteen välilehteen'
    },
    en: {
      open: 'Ask Majakka', close: 'Close', title: 'Majakka', log: 'Conversation', label: 'Your message',
      placeholder: 'Write your question…', send: 'Send', typing: 'Majakka is typing', you: 'You',
      source: 'Source', sources: 'Sources', all: 'All answers', checked: 'checked', stale: 'check', english: 'In English', finnish: 'Suomeksi',
      offline: 'There is no connection. Your message is kept: try again in a moment.', again: 'Send again',
      busy: 'Too many messages at once. Wait a moment.', menu: 'Options', data: 'Save the conversation', forget: 'Delete the conversation',
      forgotten: 'The conversation is deleted.', privacy: 'Privacy', sample: 'sample', opens: 'opens in a new tab'
    }
  };

  const CSS = `
    :host { --ground: #fbfaf7; --surface: #eef2f1; --ink: #16262e; --muted: #4e5f66; --lake: #0e5a7a; --on-lake: #fbfaf7;
      --lantern: #f2b233; --rust: #a23b1e; --line: #d9ded8; color: var(--ink); font: 17px/1.55 "Source Sans 3", system-ui, sans-serif; display: block; }
    @media (prefers-color-scheme: dark) { :host { --ground: #0f1a1f; --surface: #18262d; --ink: #e8eef0; --muted: #a9b8be; --lake: #7cc4e2;
      --on-lake: #0f1a1f; --lantern: #f5c15c; --rust: #f0a48e; --line: #33464f; } }
    @media (min-width: 48em) { :host { font-size: 16px; line-height: 1.5; } }
    * { box-sizing: border-box; }
    button { font: inherit; color: inherit; cursor: pointer; }
    :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--lantern); }
    .launcher { position: fixed; right: 16px; bottom: 16px; min-height: 48px; padding: 0 20px; border: 0; border-radius: 24px; background: var(--lake);
      color: var(--on-lake); font-weight: 600; box-shadow: 0 2px 12px rgb(0 0 0 / .25); z-index: 2147483000; }
    .panel { background: var(--ground); display: flex; flex-direction: column; min-height: 0; }
    :host([mode="page"]) { height: 100%; }
    :host([mode="page"]) .panel { height: 100%; }
    :host(:not([mode="page"])) .panel { position: fixed; right: 16px; bottom: 16px; width: min(26rem, calc(100vw - 32px)); height: min(40rem, calc(100dvh - 32px));
      border: 1px solid var(--muted); border-radius: 12px; overflow: hidden; box-shadow: 0 8px 40px rgb(0 0 0 / .3); z-index: 2147483000; }
    @media (max-width: 30em) { :host(:not([mode="page"])) .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } }
    [hidden] { display: none !important; }
    .bar { display: flex; align-items: center; gap: 4px; padding: 0 8px; border-bottom: 1px solid var(--line); position: relative; }
    .bar h2 { font-size: 1rem; margin: 0 auto 0 4px; }
    .bar button, .bar a, .bar summary { min-height: 44px; padding: 0 8px; border: 0; background: none; color: var(--lake); text-decoration: underline;
      text-underline-offset: .15em; display: inline-flex; align-items: center; font-size: .9rem; cursor: pointer; }
    :host([mode="page"]) .bar details { margin-left: auto; }
    .bar summary { list-style: none; }
    .bar summary::-webkit-details-marker { display: none; }
    .bar summary::after { content: ""; width: .45em; height: .45em; margin: -.2em 0 0 .45em; border: solid; border-width: 0 2px 2px 0; transform: rotate(45deg); }
    .bar details[open] summary::after { transform: rotate(225deg); margin-top: .2em; }
    .bar ul { position: absolute; right: 8px; top: 100%; z-index: 1; list-style: none; margin: 0; padding: 4px 8px; background: var(--ground); border: 1px solid var(--muted);
      border-radius: 12px; box-shadow: 0 4px 20px rgb(0 0 0 / .2); display: flex; flex-direction: column; }
    .log { flex: 1; overflow-y: auto; padding: 16px 12px; display: flex; flex-direction: column; gap: 12px; overscroll-behavior: contain; }
    .turn { display: flex; flex-direction: column; gap: 8px; align-items: flex-start; animation: fade .15s; max-width: 100%; }
    @keyframes fade { from { opacity: 0; } }
    .bubble { border-radius: 12px; padding: 12px 16px; white-space: pre-line; overflow-wrap: anywhere; max-width: 36em; margin: 0; }
    .theirs .bubble { background: var(--surface); }
    .mine { align-items: flex-end; }
    .mine .bubble { background: var(--lake); color: var(--on-lake); }
    .links, .choices { gap: 8px; list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
    .links a { display: inline-flex; align-items: center; min-height: 44px; color: var(--lake); text-underline-offset: .15em; }
    .choices button { min-height: 44px; padding: 8px 16px; border: 1.5px solid var(--lake); border-radius: 22px; background: var(--ground); color: var(--lake); text-align: left; }
    .choices button:hover { background: var(--surface); }
    .ask { margin: 0; }
    .job { border: 1.5px solid var(--line); border-left: 4px solid var(--lantern); border-radius: 12px; padding: 12px 16px; max-width: 36em; }
    .job p { margin: 0; }
    .sources { margin: 0; font-size: .85rem; color: var(--muted); max-width: 42em; }
    .sources a { color: inherit; }
    .stale { color: var(--rust); font-weight: 600; }
    .typing { display: flex; gap: 4px; padding: 0 16px; min-height: 20px; align-items: center; color: var(--muted); font-size: .85rem; }
    .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--muted); animation: pulse 1s infinite alternate; }
    .dot:nth-child(2) { animation-delay: .2s; } .dot:nth-child(3) { animation-delay: .4s; }
    @keyframes pulse { to { opacity: .25; } }
    @media (prefers-reduced-motion: reduce) { .turn, .dot { animation: none; } }
    form { display: flex; gap: 8px; padding: 8px 12px max(12px, env(safe-area-inset-bottom)); border-top: 1px solid var(--line); align-items: flex-end; }
    textarea::placeholder { color: var(--muted); opacity: 1; }
    textarea:focus-visible { outline: 3px solid var(--lantern); outline-offset: 0; border-color: var(--ink); box-shadow: none; }
    textarea { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--ground); border: 1.5px solid var(--muted); border-radius: 12px; padding: 10px 12px;
      resize: none; max-height: 8em; min-height: 48px; }
    form button { min-height: 48px; padding: 0 20px; border: 0; border-radius: 12px; background: var(--lake); color: var(--on-lake); font-weight: 600; }
    .error { color: var(--rust); margin: 0; padding: 4px 16px; }
    .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media print { form, .bar, .choices, .typing, .launcher { display: none; } .log { overflow: visible; } .links a::after, .sources a::after { content: " (" attr(href) ")"; } }
  `;

  /** Makes an element; text is always text, never markup. */
  const make = (tag, properties = {}, children = []) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'text') element.textContent = value;
      else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children);
    return element;
  };

  const safe = (url) => (/^https?:\/\//.test(url) ? url : '#');

  class MajakkaChat extends HTMLElement {
    #root = this.attachShadow({ mode: 'open' });
    #state = { conversation: null, token: null, language: null, log: [], pending: null };
    #language = 'fi';
    #busy = false;
    #events = null;

    connectedCallback() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      this.#root.adoptedStyleSheets = [sheet];
      this.#load();
      const wanted = this.getAttribute('language') || this.#state.language || new URLSearchParams(location.search).get('language')
        || (navigator.language || 'fi').split('-')[0];
      this.#language = wanted === 'fi' ? 'fi' : 'en';
      this.#build();
      if (this.getAttribute('mode') === 'page') { this.#pageSpeaks(); this.#open(false); }
      else if (this.#state.open) this.#open(false);
    }

    /** The words of the page around the chat, in its language. */
    #pageSpeaks() {
      document.documentElement.lang = this.#language;
      const what = document.getElementById('what');
      if (what) { what.textContent = what.dataset[this.#language] || what.textContent; what.lang = this.#language; }
    }

    disconnectedCallback() { this.#listen(false); }

    get #t() { return TEXTS[this.#language]; }

    #load() {
      try { this.#state = { ...this.#state, ...JSON.parse(sessionStorage.getItem(STORE) || '{}') }; } catch { /* storage is off: the chat still works */ }
    }

    #save() {
      try { sessionStorage.setItem(STORE, JSON.stringify(this.#state)); } catch { /* storage is off or full */ }
    }

    #build() {
      const t = this.#t;
      const page = this.getAttribute('mode') === 'page';
      this.#root.replaceChildren();
      this.launcher = make('button', { class: 'launcher', type: 'button', text: t.open, 'aria-haspopup': 'dialog', hidden: page, onclick: () => this.#open(true) });
      this.log = make('div', { class: 'log', role: 'log', 'aria-label': t.log, tabindex: '0' });
      this.typing = make('div', { class: 'typing', role: 'status' });
      this.error = make('p', { class: 'error', role: 'alert' });
      this.input = make('textarea', { id: 'message', rows: '1', maxlength: '4000', placeholder: t.placeholder, autocomplete: 'off', enterkeyhint: 'send',
        onkeydown: (event) => this.#key(event), oninput: () => this.#grow() });
      const form = make('form', { onsubmit: (event) => { event.preventDefault(); this.#say(); } }, [
        make('label', { for: 'message', class: 'visually-hidden', text: t.label }), this.input, make('button', { type: 'submit', text: t.send })]);
      const bar = make('div', { class: 'bar' }, [
        make('h2', { text: page ? '' : t.title, hidden: page }),
        make('button', { type: 'button', lang: this.#language === 'fi' ? 'en' : 'fi', text: this.#language === 'fi' ? t.english : t.finnish, onclick: () => this.#switch() }),
        make('a', { href: `${base}/articles?language=${this.#language}`, target: page ? undefined : '_blank', rel: 'noopener', text: t.all }),
        this.#menu(t),
        make('button', { type: 'button', text: t.close, hidden: page, onclick: () => this.#close() })]);
      this.panel = make('section', { class: 'panel', lang: this.#language, role: page ? undefined : 'dialog', 'aria-label': t.title, hidden: !page,
        onkeydown: (event) => { if (event.key === 'Escape' && !page) this.#close(); } }, [bar, this.log, this.typing, this.error, form]);
      this.#root.append(this.launcher, this.panel);
      for (const entry of this.#state.log) this.#show(entry);
      this.#scroll();
    }

    /** What is done with the conversation itself, out of the way of the talk. */
    #menu(t) {
      const item = (text, work) => make('li', {}, [make('button', { type: 'button', text, onclick: () => { menu.open = false; work(); } })]);
      const menu = make('details', { onkeydown: (event) => { if (event.key === 'Escape' && menu.open) { event.stopPropagation(); menu.open = false; menu.firstChild.focus(); } } }, [
        make('summary', { text: t.menu }),
        make('ul', {}, [
          make('li', {}, [make('a', { href: `${base}/articles/meta.privacy?language=${this.#language}`, target: '_blank', rel: 'noopener', text: t.privacy })]),
          item(t.data, () => this.#export()), item(t.forget, () => this.#forget())])]);
      return menu;
    }

    #key(event) {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#say(); }
    }

    #grow() {
      this.input.style.height = 'auto';
      this.input.style.height = `${Math.min(this.input.scrollHeight + 3, 160)}px`;
    }

    async #open(focus) {
      this.launcher.hidden = true;
      this.panel.hidden = false;
      this.#state.open = true;
      this.#save();
      if (!this.#state.conversation) await this.#begin();
      this.#listen(true);
      if (focus) this.input.focus();
    }

    #close() {
      this.panel.hidden = true;
      this.launcher.hidden = false;
      this.#state.open = false;
      this.#save();
      this.#listen(false);
      this.launcher.focus();
    }

    async #begin() {
      const begun = await this.#call('POST', '/api/v1/conversations', { language: this.#language }, false);
      if (!begun) return;
      Object.assign(this.#state, { conversation: begun.conversation, token: begun.token, language: begun.language, log: [] });
      this.#add({ who: 'majakka', language: begun.language, messages: begun.messages, sources: [] });
      await this.#follow();
    }

    /** A link or a QR code may name a topic and a place: /?topic=living.municipality&place=kinnula */
    async #follow() {
      const wanted = new URLSearchParams(this.getAttribute('mode') === 'page' ? location.search : '');
      const parts = [this.#language, wanted.get('place'), (wanted.get('topic') || '').replace('.', '-')].filter((part) => /^[a-z][a-z_-]*$/.test(part || ''));
      if (parts.length > 1) await this.#send({ text: `/start ${parts.join('--')}` });
    }

    async #call(method, path, body, authorised = true) {
      const headers = { 'Content-Type': 'application/json' };
      if (authorised) headers.Authorization = `Bearer ${this.#state.token}`;
      const timer = setTimeout(() => this.#wait(true), 400);
      this.error.replaceChildren();
      try {
        const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body), credentials: 'omit' });
        if (response.status === 204) return {};
        if (response.ok) return await response.json();
        if (authorised && (response.status === 404 || response.status === 401)) { this.#reset(); await this.#begin(); return null; }
        this.error.textContent = response.status === 429 ? this.#t.busy : this.#t.offline;
      } catch {
        this.error.textContent = this.#t.offline;
      } finally {
        clearTimeout(timer);
        this.#wait(false);
      }
      return null;
    }

    #wait(on) {
      this.typing.replaceChildren(...(on ? [make('span', { class: 'dot' }), make('span', { class: 'dot' }), make('span', { class: 'dot' }),
        make('span', { class: 'visually-hidden', text: this.#t.typing })] : []));
    }

    #say() {
      const text = this.input.value.trim();
      if (!text || this.#busy) return;
      this.input.value = '';
      this.#grow();
      this.#add({ who: 'me', text });
      this.#send({ text });
    }

    #choose(choice) {
      if (this.#busy) return;
      this.#add({ who: 'me', text: choice.label });
      this.#send({ choice: choice.value });
      this.input.focus({ preventScroll: true });
    }

    /** The id stays the same when a message is sent again, so that it is never answered twice. */
    async #send(content) {
      this.#busy = true;
      const message = content.id ? content : { id: crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`, ...content };
      if (!this.#state.conversation) await this.#begin();
      const reply = this.#state.conversation && await this.#call('POST', `/api/v1/conversations/${this.#state.conversation}/messages`, message);
      this.#busy = false;
      if (reply) {
        this.#state.language = reply.language;
        this.#add({ who: 'majakka', language: reply.language, messages: reply.messages, sources: reply.sources });
      } else if (this.error.textContent) {
        this.error.append(' ', make('button', { type: 'button', text: this.#t.again, onclick: () => this.#send(message) }));
      }
    }

    #add(entry) {
      this.#state.log.push(entry);
      this.#state.log = this.#state.log.slice(-60);
      this.#save();
      this.#show(entry);
      this.#scroll();
    }

    #scroll() {
      const last = this.log.lastElementChild;
      if (this.log.children.length === 1) this.log.scrollTop = 0;
      else if (last) this.log.scrollTop = last.classList.contains('theirs') && last.offsetHeight > this.log.clientHeight
        ? last.offsetTop - this.log.offsetTop : this.log.scrollHeight;
    }

    #show(entry) {
      if (entry.who === 'me') {
        this.log.append(make('div', { class: 'turn mine' }, [make('p', { class: 'bubble' }, [make('span', { class: 'visually-hidden', text: `${this.#t.you}: ` }), entry.text])]));
        return;
      }
      const turn = make('div', { class: 'turn theirs', lang: entry.language });
      const links = [];
      const choices = [];
      for (const message of entry.messages) {
        if (message.type === 'text') turn.append(make('p', { class: 'bubble', text: message.text }));
        if (message.type === 'link') links.push(make('li', {}, [make('a', { href: safe(message.url), target: '_blank', rel: 'noopener noreferrer', text: message.text })]));
        if (message.type === 'job') turn.append(this.#job(message));
        if (message.type === 'choices') {
          if (message.text) choices.push(make('p', { class: 'ask', text: message.text }));
          choices.push(make('ul', { class: 'choices' }, message.choices.map((choice) =>
            make('li', {}, [make('button', { type: 'button', text: choice.label, onclick: () => this.#choose(choice) })]))));
        }
      }
      if (links.length) turn.append(make('ul', { class: 'links' }, links));
      if (entry.sources && entry.sources.length) turn.append(this.#sources(entry));
      turn.append(...choices);
      this.log.append(turn);
    }

    #job(job) {
      return make('div', { class: 'job' }, [
        make('p', {}, [make('a', { href: safe(job.url), target: '_blank', rel: 'noopener noreferrer', text: job.title }), job.sample ? ` (${this.#t.sample})` : '']),
        make('p', { text: `${job.employer}, ${job.municipality}` }), make('p', { text: job.reason })]);
    }

    #sources(entry) {
      const t = TEXTS[entry.language] || this.#t;
      const date = (iso) => new Date(`${iso}T12:00:00`).toLocaleDateString(entry.language === 'fi' ? 'fi-FI' : 'en-GB', entry.language === 'fi' ? {} : { day: 'numeric', month: 'long', year: 'numeric' });
      const line = make('p', { class: 'sources' }, [`${entry.sources.length > 1 ? t.sources : t.source}: `]);
      entry.sources.forEach((source, index) => {
        if (index) line.append('; ');
        line.append(make('a', { href: safe(source.url), target: '_blank', rel: 'noopener noreferrer', text: source.title }), `, ${t.checked} ${date(source.checked)}`);
        if (source.stale) line.append(' ', make('span', { class: 'stale', text: t.stale }));
      });
      return line;
    }

    async #switch() {
      this.#language = this.#language === 'fi' ? 'en' : 'fi';
      this.#state.language = this.#language;
      if (this.getAttribute('mode') === 'page') this.#pageSpeaks();
      this.#build();
      this.panel.hidden = false;
      this.launcher.hidden = true;
      await this.#send({ choice: `language:${this.#language}` });
      this.input.focus();
    }

    async #export() {
      if (!this.#state.conversation) return;
      const data = await this.#call('GET', `/api/v1/conversations/${this.#state.conversation}/export`);
      if (!data) return;
      const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      make('a', { href: url, download: 'majakka.json' }).click();
      URL.revokeObjectURL(url);
    }

    #reset() {
      this.#listen(false);
      Object.assign(this.#state, { conversation: null, token: null, log: [] });
      this.#save();
      this.log.replaceChildren();
    }

    async #forget() {
      if (this.#state.conversation) await this.#call('DELETE', `/api/v1/conversations/${this.#state.conversation}`);
      this.#reset();
      this.#show({ who: 'majakka', language: this.#language, messages: [{ type: 'text', text: this.#t.forgotten }], sources: [] });
      await this.#begin();
      this.input.focus();
    }

    /** What comes later, such as a person's answer. fetch, not EventSource: the token goes into a header, not the address. */
    async #listen(on) {
      if (this.#events) this.#events.abort();
      this.#events = on ? new AbortController() : null;
      if (!on || !this.#state.conversation) return;
      const signal = this.#events.signal;
      try {
        const response = await fetch(`${base}/api/v1/conversations/${this.#state.conversation}/events`,
          { headers: { Authorization: `Bearer ${this.#state.token}`, Accept: 'text/event-stream' }, credentials: 'omit', signal });
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let text = ''; ;) {
          const { value, done } = await reader.read();
          if (done) break;
          text += value;
          const events = text.split('\n\n');
          text = events.pop();
          for (const event of events) {
            const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
            if (data) { const reply = JSON.parse(data); if (!this.#state.log.some((entry) => entry.id === reply.id)) this.#add({ id: reply.id,  who: 'majakka', language: reply.language, messages: reply.messages, sources: reply.sources }); }
          }
        }
      } catch { /* the connection ended */ }
      if (!signal.aborted) setTimeout(() => { if (!signal.aborted) this.#listen(true); }, 5000);
    }
  }

  customElements.define('majakka-chat', MajakkaChat);
  if (script && script.hasAttribute('data-majakka')) {
    const chat = document.createElement('majakka-chat');
    if (script.dataset.language) chat.setAttribute('language', script.dataset.language);
    (document.body || document.documentElement).append(chat);
  }
})();
