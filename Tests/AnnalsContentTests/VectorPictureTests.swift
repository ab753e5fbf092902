import AnnalsContent
import Testing

@Suite struct VectorPictureTests {
  @Test(arguments: [
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\" fill=\"#fff\"/></svg>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n<svg><g id='a'/><use href=\"#a\"/></svg>",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg><text>a &lt; b</text></svg>",
    "<svg><style>.a { fill: url(#g) }</style><image href=\"data:image/png;base64,AA==\"/></svg>",
    "<svg xmlns:i=\"x\"><i:view pagecolor=\"#fff\"/><title>حلب</title></svg>",
  ])
  func letsPicturesThrough(svg: String) {
    #expect(VectorPicture.isPlain(Array(svg.utf8)))
  }

  @Test(arguments: [
    "<svg><script>alert(1)</script></svg>", "<svg><ScRiPt/></svg>", "<svg><s:script/></svg>",
    "<svg onload=\"alert(1)\"/>", "<svg ONLOAD='alert(1)'/>", "<svg\tonload = \"alert(1)\"/>",
    "<svg x:onload=\"a\"/>", "<svg><a href=\"javascript:alert(1)\"/></svg>",
    "<svg><a xlink:href=\"java&#115;cript:alert(1)\"/></svg>",
    "<svg><a href=\"//evil.example/\"/></svg>",
    "<svg><image href=\"https://evil.example/x.png\"/></svg>",
    "<svg><image href=\"data:image/svg+xml;base64,AA==\"/></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>", "<svg><set attributeName=\"x\"/></svg>",
    "<svg><animate attributeName=\"href\" values=\"#\"/></svg>",
    "<svg><style>@import 'x.css'</style></svg>",
    "<svg><style>a{background:url(http://x)}</style></svg>",
    "<svg><style>a{background:u\\72l(http://x)}</style></svg>",
    "<svg><g style=\"fill:&#117;rl(http://x)\"/></svg>",
    "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]><svg>&a;</svg>", "<!ENTITY a \"b\">",
    "<?xml-stylesheet href=\"x.css\"?><svg/>", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg/>",
    "<svg", "<svg a>", "<svg a=b/>", "<svg a=\"b/>", "<!-- ", "< svg/>",
    "<svg\u{0}/>",
  ])
  func stopsWhatIsMoreThanAPicture(svg: String) {
    #expect(!VectorPicture.isPlain(Array(svg.utf8)))
  }

  @Test func stopsWhatIsNotUTF8() {
    #expect(!VectorPicture.isPlain([0xFF, 0xFE, 0x3C, 0x00]))
    #expect(!VectorPicture.isPlain([0xFE, 0xFF, 0x00, 0x3C]))
  }
}
