// Lets a map be moved and enlarged: by mouse, wheel, touch, keys and buttons. The map is complete without.
(function () {
  "use strict";
  var LARGEST = 24;
  var DIGITS = "[0-9\u0660-\u0669\u06f0-\u06f9]";
  var NUMBER = new RegExp(DIGITS + "([\\s.,\u00a0\u202f\u066c]*" + DIGITS + ")*");

  function start(figure) {
    var frame = figure.querySelector(".map-frame");
    var svg = frame.querySelector(".map-picture");
    var base = svg.querySelector(".map-base");
    // As it was drawn, and as wide as there is room; `fit` is the one over the other.
    var fullWidth = svg.viewBox.baseVal.width, fullHeight = svg.viewBox.baseVal.height;
    var width = fullWidth, height = fullHeight, fit = 1;
    var baseTransform = base.getAttribute("transform") || "";
    var zoom = 1, left = 0, top = 0;

    // Symbols and rows of the table are in the same order.
    var table = figure.nextElementSibling;
    var rows = table ? table.querySelectorAll("tbody tr") : [];
    var marks = Array.prototype.map.call(svg.querySelector(".map-marks").children, function (mark, index) {
      var row = rows[index], link = row && row.querySelector("a");
      if (link) {
        var title = document.createElementNS(svg.namespaceURI, "title");
        title.textContent = row.cells[0].textContent + " · " + row.cells[1].textContent;
        mark.appendChild(title);
        mark.classList.add("map-link");
      }
      var place = /translate\((\S+) (\S+)\)(.*)/.exec(mark.getAttribute("transform") || "");
      return place
        ? { mark: mark, link: link, x: +place[1], y: +place[2], rest: place[3] }
        : { mark: mark, link: link, x: +mark.getAttribute("cx"), y: +mark.getAttribute("cy"), r: +mark.getAttribute("r") };
    });
    var names = Array.prototype.map.call(svg.querySelectorAll(".map-name"), function (name) {
      return { name: name, x: +name.getAttribute("x"), y: +name.getAttribute("y") };
    });

    var scale = svg.querySelector(".map-scale"), scaleText = scale.querySelector("text");
    var kilometres = +scale.getAttribute("data-kilometres"), pixels = +scale.getAttribute("data-pixels");
    var scaleWords = scaleText.textContent, zero = NUMBER.exec(scaleWords);
    zero = zero && zero[0].charCodeAt(0) >= 0x6f0 ? 0x6f0 : zero && zero[0].charCodeAt(0) >= 0x660 ? 0x660 : 0x30;

    function digits(number) {
      return String(number).replace(/[0-9]/g, function (digit) { return String.fromCharCode(zero + +digit); })
        .replace(".", zero === 0x30 ? (document.documentElement.lang.slice(0, 2) === "fr" ? "," : ".") : "\u066b");
    }

    function drawScale() {
      var length = kilometres, steps = [0.5, 0.4, 0.5], step = 0;
      // 1, 2 and 5 times a power of ten, down from the map's own bar.
      var first = String(kilometres)[0];
      if (first === "5") steps = [0.4, 0.5, 0.5];
      if (first === "1") steps = [0.5, 0.4, 0.5];
      if (first === "2") steps = [0.5, 0.5, 0.4];
      while (length * pixels / kilometres * fit * zoom > width / 4 && length > 0.05) length *= steps[step++ % 3];
      length = +length.toPrecision(1);
      scale.querySelector("path").setAttribute("d", "M8 " + (height - 14) + "v4h" + (length * pixels / kilometres * fit * zoom).toFixed(1) + "v-4");
      scaleText.setAttribute("y", height - 17);
      scaleText.textContent = length === kilometres ? scaleWords : scaleWords.replace(NUMBER, digits(length));
    }

    function drawNames() {
      var taken = [], isAsDrawn = fit * zoom === 1;
      names.forEach(function (one) {
        one.name.setAttribute("x", (one.x * fit * zoom + left).toFixed(1));
        one.name.setAttribute("y", (one.y * fit * zoom + top).toFixed(1));
        if (isAsDrawn) return;
        one.name.classList.remove("map-crowded");
        var box = one.name.getBBox();
        var isFree = box.x > 0 && box.x + box.width < width && taken.every(function (other) {
          return box.x > other.x + other.width || other.x > box.x + box.width
            || box.y > other.y + other.height || other.y > box.y + box.height;
        });
        if (isFree) taken.push(box); else one.name.classList.add("map-crowded");
      });
      if (isAsDrawn) {
        names.forEach(function (one) { one.name.classList.toggle("map-crowded", one.isCrowded); });
      }
    }

    function draw() {
      left = Math.min(0, Math.max(width * (1 - zoom), left));
      top = Math.min(0, Math.max(height * (1 - zoom), top));
      base.setAttribute("transform", "translate(" + left.toFixed(2) + " " + top.toFixed(2) + ") scale(" + (fit * zoom).toFixed(4) + ") " + baseTransform);
      marks.forEach(function (one) {
        var x = (one.x * fit * zoom + left).toFixed(1), y = (one.y * fit * zoom + top).toFixed(1);
        if (one.r === undefined) {
          one.mark.setAttribute("transform", "translate(" + x + " " + y + ")" + one.rest);
        } else {
          one.mark.setAttribute("cx", x);
          one.mark.setAttribute("cy", y);
          one.mark.setAttribute("r", (one.r * fit * zoom).toFixed(1));
        }
      });
      drawNames();
      drawScale();
      frame.style.touchAction = zoom > 1 ? "none" : "pan-x pan-y";
    }

    // Keeps the point of the map under (x, y) where it is.
    function zoomTo(next, x, y) {
      next = Math.min(LARGEST, Math.max(1, next));
      left = x - (x - left) * next / zoom;
      top = y - (y - top) * next / zoom;
      zoom = next;
      draw();
    }

    function point(event) {
      var box = svg.getBoundingClientRect();
      return { x: (event.clientX - box.left) * width / box.width, y: (event.clientY - box.top) * height / box.height };
    }

    function showAll() { zoom = 1; left = 0; top = 0; draw(); }

    frame.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var step = width / 8;
      switch (event.key) {
      case "ArrowLeft": left += step; break;
      case "ArrowRight": left -= step; break;
      case "ArrowUp": top += step; break;
      case "ArrowDown": top -= step; break;
      case "+": case "=": zoomTo(zoom * 1.5, width / 2, height / 2); event.preventDefault(); return;
      case "-": zoomTo(zoom / 1.5, width / 2, height / 2); event.preventDefault(); return;
      case "0": showAll(); event.preventDefault(); return;
      default: return;
      }
      // At full size the arrows still scroll the page.
      if (zoom > 1) { event.preventDefault(); draw(); } else { left = 0; top = 0; }
    });

    // The wheel scrolls the page unless the map has the focus or Ctrl is held.
    frame.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && !frame.contains(document.activeElement)) return;
      event.preventDefault();
      var at = point(event);
      zoomTo(zoom * Math.pow(1.0015, -event.deltaY), at.x, at.y);
    }, { passive: false });

    var pointers = {}, distance = 0, hasMoved = false;
    function active() { return Object.keys(pointers).map(function (id) { return pointers[id]; }); }
    svg.addEventListener("pointerdown", function (event) {
      pointers[event.pointerId] = point(event);
      hasMoved = false;
      distance = 0;
    });
    svg.addEventListener("pointermove", function (event) {
      var last = pointers[event.pointerId];
      if (!last) return;
      var at = point(event), all;
      pointers[event.pointerId] = at;
      all = active();
      if (all.length === 2) {
        var apart = Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y);
        if (distance) zoomTo(zoom * apart / distance, (all[0].x + all[1].x) / 2, (all[0].y + all[1].y) / 2);
        distance = apart;
        hasMoved = true;
      } else if (zoom > 1) {
        if (Math.abs(at.x - last.x) + Math.abs(at.y - last.y) > 2) hasMoved = true;
        if (hasMoved && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
        left += at.x - last.x;
        top += at.y - last.y;
        draw();
      }
    });
    ["pointerup", "pointercancel", "pointerleave"].forEach(function (type) {
      svg.addEventListener(type, function (event) { delete pointers[event.pointerId]; distance = 0; });
    });
    svg.addEventListener("click", function (event) {
      if (hasMoved) return;
      var found = marks.filter(function (one) { return one.mark === event.target || one.mark.contains(event.target); })[0];
      if (found && found.link) found.link.click(); else frame.focus({ preventScroll: true });
    });
    svg.addEventListener("dblclick", function (event) {
      var at = point(event);
      zoomTo(zoom * 2, at.x, at.y);
    });

    var tools = figure.querySelector(".map-tools");
    tools.hidden = false;
    tools.addEventListener("click", function (event) {
      switch (event.target.getAttribute("data-zoom")) {
      case "in": zoomTo(zoom * 1.6, width / 2, height / 2); break;
      case "out": zoomTo(zoom / 1.6, width / 2, height / 2); break;
      case "all": showAll(); break;
      }
    });
    names.forEach(function (one) { one.isCrowded = one.name.classList.contains("map-crowded"); });
    figure.classList.add("map-live");

    // On a narrow page the map keeps its region; words and symbols keep their size.
    function fill() {
      var next = Math.min(fullWidth, frame.clientWidth);
      if (!next || next === width) return;
      left *= next / width;
      top *= next / width;
      fit = next / fullWidth;
      width = next;
      height = Math.round(fullHeight * fit);
      svg.setAttribute("viewBox", "0 0 " + width + " " + height);
      draw();
    }
    window.addEventListener("resize", fill);
    window.addEventListener("beforeprint", showAll);
    fill();
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-map]"), start);
})();
