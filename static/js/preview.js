// <ref-preview>: what a reference or a term leads to, shown at the link, on hover, focus and the first tap.
(() => {
  'use strict';
  const SOON = 250,
    LATER = 300,
    EDGE = 8;
  const STOPS = 'a[href], button';

  customElements.define(
    'ref-preview',
    class extends HTMLElement {
      connectedCallback() {
        if (!this.showPopover) return; // then a link is a link
        for (const kind of ['pointerover', 'pointerdown', 'focusin', 'click', 'keydown']) {
          document.addEventListener(kind, (event) => this[kind](event), kind === 'click' || kind === 'keydown');
        }
        // Larger letters or readings make it wider while it is open; it stays inside the window.
        this.sizes = new ResizeObserver(() => this.link && this.put());
        window.addEventListener('resize', () => this.close());
        window.addEventListener('pagehide', () => this.close());
      }

      linkOf(target) {
        const link = target.closest?.('a[data-preview]');
        return link && document.getElementById(link.dataset.preview) ? link : null;
      }

      within(target) {
        return !!this.box?.contains(target);
      }

      later(act, time) {
        clearTimeout(this.timer);
        this.timer = setTimeout(act, time);
      }

      pointerover({ target, pointerType }) {
        if (pointerType === 'touch') return;
        const link = this.linkOf(target);
        if (link && link !== this.link) this.later(() => this.open(link), SOON);
        else if (link || this.within(target)) clearTimeout(this.timer);
        else if (this.link && document.activeElement !== this.link && !this.within(document.activeElement)) {
          this.later(() => this.close(), LATER);
        } else if (!this.link) clearTimeout(this.timer);
      }

      pointerdown({ target, pointerType }) {
        this.touched = pointerType !== 'mouse';
        if (!this.within(target) && this.linkOf(target) !== this.link) this.close();
      }

      focusin({ target }) {
        const link = this.linkOf(target);
        if (link === this.leaving) return;
        if (link?.matches(':focus-visible')) this.open(link);
        else if (!this.within(target) && target !== this.link) this.close();
      }

      // The first tap shows, the second follows; a mouse and a key follow at once.
      click(event) {
        const link = this.linkOf(event.target);
        if (!link || !this.touched || event.detail === 0 || link === this.link) return;
        event.preventDefault();
        this.open(link);
      }

      keydown(event) {
        const { key, shiftKey, target } = event;
        if (!this.link) return;
        if (key === 'Escape') {
          event.stopPropagation();
          if (this.within(target)) this.back();
          this.close();
        }
        if (key !== 'Tab') return;
        const stops = [...this.box.querySelectorAll(STOPS)];
        const at = stops.indexOf(target);
        if (target === this.link && !shiftKey && stops.length) {
          event.preventDefault();
          stops[0].focus();
        } else if (at === 0 && shiftKey) {
          event.preventDefault();
          this.link.focus();
        } else if (at >= 0 && at === stops.length - 1 && !shiftKey) {
          // On from the link, as if what it shows stood behind it.
          this.back();
          this.close();
        }
      }

      back() {
        this.leaving = this.link;
        this.link.focus();
        this.leaving = null;
      }

      open(link) {
        if (link === this.link) return;
        this.close();
        this.link = link;
        this.box = document.getElementById(link.dataset.preview);
        this.box.showPopover();
        link.setAttribute('aria-expanded', 'true');
        this.put();
        this.sizes.observe(this.box);
        this.sizes.observe(document.body);
      }

      // At the link, inside the window; it scrolls with the page.
      put() {
        const { box } = this,
          { clientWidth, clientHeight } = document.documentElement;
        const at = this.link.getClientRects()[0] ?? this.link.getBoundingClientRect();
        const { offsetWidth: width, offsetHeight: height } = box;
        const above = at.bottom + height + EDGE > clientHeight && at.top > height + EDGE;
        const left = Math.max(EDGE, Math.min(at.left, clientWidth - width - EDGE));
        box.style.left = `${left + window.scrollX}px`;
        box.style.top = `${(above ? at.top - height - EDGE : at.bottom + EDGE) + window.scrollY}px`;
      }

      close() {
        clearTimeout(this.timer);
        if (!this.link) return;
        const { link, box } = this;
        this.link = this.box = null;
        this.sizes.disconnect();
        link.removeAttribute('aria-expanded');
        if (box.matches(':popover-open')) box.hidePopover();
      }
    },
  );
})();
