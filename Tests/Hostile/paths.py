"""Names and folders that lead somewhere else (section C)."""

import os
import socket

from case import ARTICLE, BAD_PAGE, Case, article


def slug(name, text):
    return Case(f"C1-{name}", "an address that leads out of its folder, or is none, is refused",
                files={ARTICLE: article("Text.", slug=text)}, exit=5, problems=(("error", "invalid-slug", f"{ARTICLE}:5:7"),))


def special(name, says, make, identifier, path, **rest):
    return Case(f"C5-{name}", says, make=make, exit=rest.pop("exit", 5), problems=(("error", identifier, path),), **rest)


def portable(name, file, page):
    return Case(f"C3-{name}", "a file name that not every file system takes becomes an address that all take",
                files={f"Content/Articles/{file}.md": article("Text.")}, contains={f"articles/2020/01/{page}.html": ["Text."]})


def secret(root):
    return root.parent / "secret.txt"


def link(place, target, folder=False):
    def make(root):
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(target(root), path, target_is_directory=folder)

    return make


def bind(root):
    here = os.getcwd()
    os.chdir(root / "Content/Articles")  # A socket's path may be only 108 bytes long.
    try:
        socket.socket(socket.AF_UNIX).bind("bad.md")
    finally:
        os.chdir(here)


def bytes_name(root):
    with open(os.path.join(os.fsencode(root / "Content/Articles"), b"caf\xe9-\x1b[31m.md"), "w") as file:
        file.write(article("Text."))


def crowd(root):
    for number in range(300):
        (root / f"Content/Articles/n{number}.md").write_text(article("Text.", title=f"Number {number}"))
    (root / ARTICLE).write_text(article("Text."))


def swap_for_link(root):
    place, aside = root / ARTICLE, root / "aside"
    os.symlink(secret(root), aside)
    os.replace(aside, place)
    aside.write_text(article("Text."))
    os.replace(aside, place)


def rewrite(root):
    for half in ("first half", "second half"):
        (root / ARTICLE).write_text(article(f"{half} " * 2000 + f"the end of the {half}"))


def come_and_go(root):
    more = root / "Content/Articles/more/and more"
    more.mkdir(parents=True)
    (more / "x.md").write_text(article("Text."))
    (more / "x.md").unlink()
    more.rmdir()
    more.parent.rmdir()


def output(name, says, place, make=None, exit=6, **rest):
    return Case(f"C8-{name}", says, make=make, arguments=("--output", place), exit=exit, **rest)


def full(root):
    (root.parent / "mine").mkdir()
    (root.parent / "mine/thesis.txt").write_text("the only copy")


LONG = "مدينة " * 70

CASES = [
    slug("parent", "../../etc/cron.d/x"),
    slug("absolute", "/etc/cron.d/x"),
    slug("combining-slash", '"a/..\\u002F\\u0301b"'),
    slug("percent", "'%2e%2e%2fx'"),
    slug("backslash", "'..\\x'"),
    Case("C1-empty", "an address of nothing is refused", files={ARTICLE: article("Text.", slug="''")}, exit=5,
         problems=(("error", "missing-value", f"{ARTICLE}:5:7"),)),
    slug("dot", "'.'"),
    slug("dots", "'..'"),
    slug("space", "'a b'"),
    slug("newline", '"a\\nb"'),
    Case("C1-event-id", "an id that leads out of its folder is refused", exit=5,
         files={ARTICLE: article("Text.", events="\n  - {id: ../../etc/passwd, type: clashes, town: Testville}")},
         problems=(("error", "invalid-id", f"{ARTICLE}:6:10"),)),
    Case("C1-town-slug", "a town's address is refused like an article's",
         files={"Content/Towns/t.md": "---\nname: T\nslug: ../index\n---\n"}, exit=5, problems=(("error", "invalid-slug", "Content/Towns/t.md:3:7"),)),
    Case("C1-media-name", "a file of media that no site can hold gets a name that it can", files={"Content/Media/a\\..\\b.png": b"x"},
         contains={"media/a-b.png": ["x"]}, problems=(("warning", "not-a-picture", "Content/Media/a\\..\\b.png"),)),
    Case("C2-same-slug", "two articles of one address are refused, both named",
         files={ARTICLE: article("One.", slug="same"), "Content/Articles/worse.md": article("Two.", slug="same", title="Worse")}, exit=5,
         problems=(("error", "path-collision", "Content/Articles/worse.md:5:7"),), message=("Content/Articles/bad.md",)),
    Case("C2-casefold", "addresses that differ only in case are one address",
         files={ARTICLE: article("One.", slug="same"), "Content/Articles/worse.md": article("Two.", slug="SAME", title="Worse")}, exit=5,
         problems=(("error", "invalid-slug", "Content/Articles/worse.md:5:7"),)),
    Case("C2-normal-forms", "file names that differ only in their normal form give one address",
         files={"Content/Articles/caf\u00e9.md": article("One."), "Content/Articles/cafe\u0301.md": article("Two.")}, exit=5,
         problems=(("error", "path-collision", "Content/Articles/caf\u00e9.md"),), message=("Content/Articles/cafe\u0301.md",)),
    Case("C2-case", "nor do file names that differ only in case", files={"Content/Articles/One.md": article("One."), "Content/Articles/one.md": article("Two.")}, exit=5,
         problems=(("error", "path-collision", "Content/Articles/one.md"),), message=("Content/Articles/One.md",)),
    Case("C2-media", "nor do media", files={"Content/Media/One.png": "1", "Content/Media/one.png": "2"}, exit=5,
         problems=(("error", "path-collision", "Content/Media/one.png"),), message=("Content/Media/One.png",)),
    Case("C2-towns", "two towns of one address are refused, both named",
         files={"Content/Towns/a.md": "---\nname: Twin\nslug: twin\n---\n", "Content/Towns/b.md": "---\nname: Other\nslug: twin\n---\n"}, exit=5,
         problems=(("error", "path-collision", "Content/Towns/b.md:3:7"),), message=("Content/Towns/a.md",)),
    Case("C2-site-page", "a page of the author's own cannot take the place of the site's",
         files={"Content/Pages/index.md": "---\ntitle: Mine\nslug: index\n---\nMine.\n"}, contains={"pages/index.html": ["Mine."]}),
    Case("C3-con", "a name that Windows keeps for itself is not used", files={"Content/Articles/CON.md": article("Text.")}, lacks={"*": ["/con.html", "/CON.html"]}),
    Case("C3-nul", "a name that Windows keeps for itself is not used", files={"Content/Articles/nul.html.md": article("Text.")}, lacks={"*": ["/nul."]}),
    Case("C3-aux", "nor by a town", files={"Content/Towns/aux.md": "---\nname: AUX\n---\n", ARTICLE: article("In AUX.")}, lacks={"*": ["towns/aux.html"]}),
    portable("punctuation", "a:*?\"<>|b", "a-b"),
    portable("leading", "--~x. ", "x"),
    Case("C3-nothing-left", "a file name of punctuation only still has an address", files={"Content/Articles/???.md": article("CANARY-page")}),
    Case("C4-long-title", "a title of 800 bytes is a title", files={ARTICLE: article("Text.", title=f"'{LONG}'", language="ar")}),
    Case("C4-long-arabic-name", "a file name of 250 Arabic bytes has an address of at most 80", files={f"Content/Articles/{'ش' * 125}.md": article("Text.")}),
    Case("C4-long-names", "so have towns, sources and factions",
         files={"Content/Towns/long.md": f"---\nname: '{LONG}'\n---\n", "Content/Factions/long.md": f"---\nname: '{LONG} ب'\n---\n", ARTICLE: article("Text.", source=f"'{LONG}'")}),
    Case("C4-long-file-name", "a file name of 255 bytes is a file name", files={f"Content/Articles/{'x' * 252}.md": article("Text.")}, lacks={"*": ["/" + "x" * 81]}),
    special("link-to-secret", "a symbolic link is refused, not followed", link(ARTICLE, secret), "symbolic-link", ARTICLE),
    special("link-in-archive", "nor is one that stays within the archive", link(ARTICLE, lambda root: "good.md"), "symbolic-link", ARTICLE),
    special("link-to-folder", "nor is one to a folder", link("Content/Articles/more", lambda root: root.parent, True), "symbolic-link", "Content/Articles/more"),
    special("link-to-itself", "nor is one that goes round in a circle", link("Content/Articles/loop", lambda root: ".", True), "symbolic-link", "Content/Articles/loop"),
    special("link-broken", "nor is one to nothing", link(ARTICLE, lambda root: "/nowhere/x"), "symbolic-link", ARTICLE),
    special("link-to-passwd", "nor is one in Media, where files are copied", link("Content/Media/passwd.txt", lambda root: "/etc/passwd"), "symbolic-link", "Content/Media/passwd.txt"),
    special("link-in-templates", "nor is one in Templates", link("Templates/article.html", secret), "symbolic-link", "Templates/article.html"),
    special("content-is-link", "nor is Content itself one", lambda root: (os.rename(root / "Content", root.parent / "Elsewhere"), os.symlink(root.parent / "Elsewhere", root / "Content")) and None,
            "symbolic-link", "Content"),
    special("config-is-link", "nor is annals.yaml", lambda root: (os.unlink(root / "annals.yaml"), os.symlink("/etc/hostname", root / "annals.yaml")) and None, "symbolic-link", "annals.yaml", exit=5),
    special("fifo", "a FIFO is refused without waiting for a writer", lambda root: os.mkfifo(root / ARTICLE), "not-a-file", ARTICLE, seconds=2),
    special("socket", "a socket is refused", bind, "not-a-file", ARTICLE),
    special("device", "a device is refused", lambda root: os.mknod(root / ARTICLE, 0o020666, os.makedev(1, 3)), "not-a-file", ARTICLE),
    Case("C5-folder-called-md", "a folder called like an article is a folder",
         files={"Content/Articles/folder.md/bad.md": article("Text.")}, contains={BAD_PAGE: ["Text."]}),
    Case("C5-deep", "folders without end are refused", make=lambda root: os.makedirs(root / ("Content/Articles" + "/d" * 200)), exit=5,
         problems=(("error", "folder-too-deep", "Content/Articles" + "/d" * 31),)),
    Case("C6-swapped-for-link", "a file that becomes a link between being found and being read is never followed", make=crowd, during=swap_for_link,
         exit=(0, 5, 6), among=True, seconds=10),
    Case("C9-rewritten", "a file that changes while it is read is read whole or refused", make=crowd, during=rewrite, exit=(0, 5, 6), among=True, seconds=10,
         lacks={"*": ["first half</p>", "<p>second half"]}),
    Case("C9-comes-and-goes", "files that come and go during a build do no harm", make=crowd, during=come_and_go, exit=(0, 5, 6), among=True, seconds=10),
    Case("C7-not-utf8", "a file name that is no text is refused, shown with its bytes escaped", make=bytes_name, exit=5,
         problems=(("error", "file-name-not-utf8", "Content/Articles/caf\\xE9-\\x1B[31m.md"),)),
    Case("C7-newline", "a file name with a line break does not break the messages",
         files={"Content/Articles/a\n\x1b[31mb.md": article("Text.", titel="x")}, exit=5, problems=(("error", "unknown-key", "Content/Articles/a\\n\\u{1B}[31mb.md:5:1"),)),
    output("is-source", "the archive itself is no place for a site", "{root}"),
    output("is-home", "nor is the home folder", "{home}"),
    output("holds-source", "nor is a folder that holds the archive", "{home}/.."),
    output("in-content", "nor is a folder of its content", "{root}/Content/Public"),
    output("deep-in-content", "and nothing is made on the way there", "{root}/Content/new/folders/Public"),
    output("is-root", "nor is /", "/"),
    output("is-link", "nor is a symbolic link", "{home}/link", make=lambda root: os.symlink(root.parent / "nothing", root.parent / "link")),
    output("is-file", "nor is a file", "{home}/secret.txt"),
    output("not-ours", "nor is a folder with something in it that we did not make", "{home}/mine", make=full),
    Case("C8-no-archive", "a folder that is no archive is refused", files={"annals.yaml": None, "Content/Articles/good.md": None, "Content/Towns/testville.md": None,
         "Content/Factions/testers.md": None}, exit=3),
]
