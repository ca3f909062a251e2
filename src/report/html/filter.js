(function () {
  'use strict';
  var form = document.getElementById('filter');
  if (!form) { return; }
  var status = document.getElementById('filter-status');
  var field = { text: document.getElementById('filter-text'), rule: document.getElementById('filter-rule'), unit: document.getElementById('filter-unit') };
  var all = function (query, under) { return Array.prototype.slice.call((under || document).querySelectorAll(query)); };
  var plain = function (text) { return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/\s+/g, ' '); };

  // each card with its findings, its unit and its document; its text only once it is searched
  var cards = all('main .card').map(function (card) {
    var unit = card.closest('section.unit'), doc = card.closest('section.document');
    return {
      element: card, unit: unit ? unit.id : '', doc: doc ? doc.id : '', text: null,
      findings: all('.finding', card).map(function (finding) {
        return { element: finding, severity: finding.dataset.severity, rule: finding.dataset.rule };
      })
    };
  });
  var parts = all('main section.unit, main section.document');
  var pictures = all('main .front, main .pictures, main .document > .scroll, main .document > .about');
  var count = cards.reduce(function (sum, card) { return sum + card.findings.length; }, 0);

  function asked() {
    var severities = all('input[name="severity"]:checked', form).map(function (box) { return box.value; });
    var clean = form.querySelector('input[name="clean"]').checked;
    var wanted = plain(field.text.value).split(' ').filter(Boolean);
    return {
      severities: severities, clean: clean, words: wanted, rule: field.rule.value, unit: field.unit.value,
      active: severities.length < 3 || !clean || wanted.length > 0 || field.rule.value !== '' || field.unit.value !== ''
    };
  }

  function says(card, words) {
    if (words.length === 0) { return true; }
    if (card.text === null) { card.text = plain(card.element.textContent); }
    return words.every(function (word) { return card.text.indexOf(word) >= 0; });
  }

  function filter() {
    var ask = asked(), cardsShown = 0, findingsShown = 0, full = new Set();
    cards.forEach(function (card) {
      var left = 0;
      card.findings.forEach(function (finding) {
        var shown = ask.severities.indexOf(finding.severity) >= 0 && (ask.rule === '' || ask.rule === finding.rule);
        finding.element.hidden = !shown;
        if (shown) { left += 1; }
      });
      var here = ask.unit === '' || ask.unit === card.unit || ask.unit === card.doc;
      var wanted = left > 0 || (card.findings.length === 0 && ask.clean && ask.rule === '');
      var shown = here && wanted && says(card, ask.words);
      card.element.hidden = !shown;
      if (shown) {
        cardsShown += 1;
        findingsShown += left;
        full.add(card.unit);
        full.add(card.doc);
      }
    });
    parts.forEach(function (part) { part.hidden = ask.active && !full.has(part.id); });
    pictures.forEach(function (picture) { picture.hidden = ask.active; });
    form.classList.toggle('active', ask.active);
    status.textContent = !ask.active ? '' : status.dataset.text
      .replace('{0}', cardsShown).replace('{1}', cards.length)
      .replace('{2}', findingsShown).replace('{3}', count);
  }

  var waiting = 0;
  function soon() { clearTimeout(waiting); waiting = setTimeout(filter, 150); }
  field.text.addEventListener('input', soon);
  form.addEventListener('change', filter);
  form.addEventListener('submit', function (event) { event.preventDefault(); filter(); });
  form.addEventListener('reset', function () { setTimeout(filter, 0); });
  document.getElementById('print').addEventListener('click', function () { window.print(); });

  // a link into what is filtered away shows it again
  document.addEventListener('click', function (event) {
    var link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    var target = link && document.getElementById(link.getAttribute('href').slice(1));
    if (target && target.closest('[hidden]')) { form.reset(); filter(); }
  });

  // the tables of pictures are folded on the screen and open on paper
  var values = all('details.values');
  values.forEach(function (one) { one.open = false; });
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = values.filter(function (one) { return !one.open; });
    opened.forEach(function (one) { one.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (one) { one.open = false; }); });

  // what has to be scrolled can be reached by the keyboard, and only that; a few at a time, since measuring takes long
  var boxes = all('.scroll, .plot'), measured = 0;
  function measure(box) {
    if (box.scrollWidth <= box.clientWidth) {
      ['tabindex', 'role', 'aria-label'].forEach(function (name) { box.removeAttribute(name); });
      return;
    }
    var figure = box.closest('figure');
    var name = box.querySelector('caption') || (figure && figure.querySelector('figcaption'));
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    if (name) { box.setAttribute('aria-label', name.textContent); }
  }
  function some() {
    boxes.slice(measured, measured + 40).forEach(measure);
    measured += 40;
    if (measured < boxes.length) { setTimeout(some, 20); } else { document.documentElement.dataset.ready = 'yes'; }
  }
  function again() { var running = measured < boxes.length; measured = 0; if (!running) { some(); } }
  values.forEach(function (one) { one.addEventListener('toggle', function () { all('.scroll', one).forEach(measure); }); });
  window.addEventListener('resize', again);
  form.hidden = false;
  filter();
  some();
})();
