package dev.waybill.reporting.dashboard;

/** What can be wrong with a page's layout, found in the page itself. */
final class Layout {

    /** Elements that leave their card or the viewport, amounts on two lines, and blank cards, as texts. */
    static final String FAULTS = """
            () => {
              const faults = [];
              const say = (what, element) => faults.push(
                `${what}: ${element.tagName} ${element.className} "${element.textContent.trim().slice(0, 40)}"`);
              const visible = (element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, .bars .label');
              if (document.documentElement.scrollWidth > window.innerWidth) faults.push('the page scrolls sideways');
              for (const element of document.querySelectorAll('body *')) {
                if (!visible(element) || element.closest('pre')) continue;
                const box = element.getBoundingClientRect();
                if (box.width === 0) continue;
                if (box.left < -1 || box.right > window.innerWidth + 1) say('leaves the viewport', element);
                const card = element.closest('.card');
                const clipped = element.closest('.clip');
                const around = card && card.getBoundingClientRect();
                if (card && element !== card && (!clipped || clipped === element)
                    && (box.left < around.left - 1 || box.right > around.right + 1 || box.bottom > around.bottom + 1)
                    && !element.closest('.tip')) say('leaves its card', element);
              }
              for (const amount of document.querySelectorAll('.number:not(:has(.amount)), .value, .amount')) {
                if (!visible(amount) || amount.classList.contains('wrap')) continue;
                const text = document.createRange();
                text.selectNodeContents(amount);
                if (new Set([...text.getClientRects()].map((line) => Math.round(line.top))).size > 1) say('breaks', amount);
                if (text.getBoundingClientRect().right > amount.getBoundingClientRect().right + 1) say('overflows', amount);
              }
              const figures = [...document.querySelectorAll('.figure')].map((card) => card.getBoundingClientRect().height);
              if (Math.max(0, ...figures) > 180) faults.push(`a figure is ${Math.max(...figures)} px high`);
              return faults;
            }""";

    private Layout() {}
}
