// The studio's own lines. Every page works without them; they make it quicker.
'use strict';

// The pages' policy lets only trusted texts become markup. htmx puts in what our own server rendered and
// escaped; a text with a script is never that.
if (window.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML: (text) => {
      if (/<script/i.test(text)) throw new TypeError('markup that runs is refused');
      return text;
    },
  });
}

// On a phone the rooms stand in one row: the one that is open comes into sight, also once the letters have their
// final width.
const here = document.querySelector('.rooms [aria-current]');
if (here && here.offsetParent && matchMedia('(max-width: 48em)').matches) {
  const show = () => { here.closest('.rooms').scrollLeft = here.offsetLeft - 16; };
  show();
  document.fonts.ready.then(show);
}
