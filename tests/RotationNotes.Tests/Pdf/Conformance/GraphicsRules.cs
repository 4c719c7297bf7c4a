using System.Buffers.Binary;
using System.Text;
using static RotationNotes.Tests.Pdf.Conformance.ConformanceRule;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Graphics (ISO 19005-3, 6.2 without fonts).</summary>
public static class GraphicsRules
{
    private static readonly HashSet<string> Operators =
    [
        .. ("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"").Split(' '),
    ];

    private static readonly HashSet<string> DeviceColors = ["g", "G", "rg", "RG"];

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.2.2-1", "content streams hold only operators of ISO 32000-1", pdf => Operations(pdf).Where(op => !Operators.Contains(op.Operator)).Select(op => op.Operator), pdf => FileRules.Append(pdf, "1 frob\n")),
        new("A 6.2.2-2", "pages name their own resources, and all that they use are there", MissingResources, pdf => pdf.Pages[0].Dictionary.Remove("Resources")),
        new("A 6.2.3-1", "the output intent has a sound RGB monitor profile", WrongProfile, pdf => Encoding.ASCII.GetBytes("abst").CopyTo(Profile(pdf)!.Data, 12)),
        new("A 6.2.3-2", "all output intents share one profile",
            pdf => Unless(Intents(pdf).Select(intent => intent.Get("DestOutputProfile")).Distinct().Count() == 1, "profiles differ"),
            pdf => pdf.Array(pdf.Catalog.Get("OutputIntents")).Add(new PdfDictionary { ["S"] = new PdfName("GTS_PDFX"), ["DestOutputProfile"] = new PdfReference(1) })),
        new("A 6.2.4.3-2", "device colours are RGB or grey, under an RGB output intent",
            pdf => Unless(!Operations(pdf).Any(op => DeviceColors.Contains(op.Operator)) || Profile(pdf) is not null, "no RGB intent").Concat(Operations(pdf).Where(op => op.Operator is "k" or "K" or "cs" or "CS" or "sh").Select(op => op.Operator)),
            pdf => pdf.Catalog.Remove("OutputIntents")),
        new("A 6.2.5-1", "graphics states hold opacity and nothing that changes transfer or halftones",
            pdf => States(pdf).SelectMany(state => state.Keys.Except(["Type", "ca", "CA", "BM"])), pdf => States(pdf).First()["TR"] = new PdfName("Identity")),
        new("A 6.2.6-1", "rendering intents are one of the four", pdf => Operations(pdf).Where(op => op.Operator == "ri").Select(op => $"{op.Operands[0]}").Except(["/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"]),
            pdf => FileRules.Append(pdf, "/Vivid ri\n")),
        new("A 6.2.8-1", "images have no alternates, no OPI, no interpolation",
            pdf => Objects(pdf, "Image").SelectMany(image => image.Keys.Intersect(["Alternates", "OPI"]).Concat(image.Get("Interpolate") is true ? ["Interpolate"] : [])),
            pdf => pdf.Objects.Add(90_001, new PdfDictionary { ["Subtype"] = new PdfName("Image"), ["Interpolate"] = true })),
        new("A 6.2.9-1", "form XObjects hold no PostScript, OPI or reference", pdf => Objects(pdf, "Form").SelectMany(form => form.Keys.Intersect(["OPI", "PS", "Ref", "Subtype2"])).Concat(Objects(pdf, "PS").Select(_ => "PostScript XObject")),
            pdf => pdf.Objects.Add(90_002, new PdfDictionary { ["Subtype"] = new PdfName("Form"), ["Ref"] = new PdfDictionary() })),
        new("A 6.2.10-1", "blend modes are those of ISO 32000-1", pdf => States(pdf).Select(state => state.NameOf("BM")).Where(mode => mode is not (null or "Normal")).Select(mode => mode!), pdf => States(pdf).First()["BM"] = new PdfName("Lighter")),
        new("A 6.2.10-2", "pages with transparent content name their blending space",
            pdf => pdf.Pages.Where(page => IsTransparent(pdf, page) && pdf.Dictionary(page.Dictionary.Get("Group"))?.NameOf("CS") != "DeviceRGB").Select(_ => "Group"),
            pdf => pdf.Pages.First(page => IsTransparent(pdf, page)).Dictionary.Remove("Group")),
        new("A 6.5.2-2", "pages start no action and hold no presentation steps", pdf => pdf.Pages.SelectMany(page => page.Dictionary.Keys.Intersect(["AA", "PresSteps"])), pdf => pdf.Pages[0].Dictionary["AA"] = new PdfDictionary()),
    ];

    private static IEnumerable<PdfPage.Operation> Operations(PdfModel pdf) => pdf.Pages.SelectMany(page => page.Operations());

    private static IEnumerable<PdfDictionary> Intents(PdfModel pdf) => pdf.Array(pdf.Catalog.Get("OutputIntents")).Select(intent => pdf.Dictionary(intent)!);

    private static PdfStream? Profile(PdfModel pdf) => Intents(pdf).Where(intent => intent.NameOf("S") == "GTS_PDFA1").Select(intent => pdf.Stream(intent.Get("DestOutputProfile"))).FirstOrDefault();

    private static IEnumerable<PdfDictionary> States(PdfModel pdf) =>
        pdf.Pages.Select(page => pdf.Dictionary(page.Dictionary.Get("Resources"))).OfType<PdfDictionary>().Distinct()
            .SelectMany(resources => pdf.Dictionary(resources.Get("ExtGState"))?.Values ?? Enumerable.Empty<object?>()).Select(state => pdf.Dictionary(state)!);

    private static IEnumerable<PdfDictionary> Objects(PdfModel pdf, string subtype) => pdf.Dictionaries().Where(entries => entries.NameOf("Subtype") == subtype);

    private static bool IsTransparent(PdfModel pdf, PdfPage page)
    {
        var states = pdf.Dictionary(pdf.Dictionary(page.Dictionary.Get("Resources"))!.Get("ExtGState"));
        return page.Operations().Where(op => op.Operator == "gs").Any(op => pdf.Number(pdf.Dictionary(states!.Get(((PdfName)op.Operands[0]!).Value))!.Get("ca")) < 1);
    }

    private static IEnumerable<string> MissingResources(PdfModel pdf)
    {
        foreach (var page in pdf.Pages)
        {
            if (pdf.Dictionary(page.Dictionary.Get("Resources")) is not { } resources)
            {
                yield return "no Resources";
                continue;
            }

            foreach (var (kind, key) in new[] { ("Tf", "Font"), ("gs", "ExtGState"), ("Do", "XObject") })
            {
                foreach (var name in page.Operations().Where(op => op.Operator == kind).Select(op => ((PdfName)op.Operands[0]!).Value).Distinct())
                {
                    if (pdf.Dictionary(pdf.Dictionary(resources.Get(key))?.Get(name)) is null)
                        yield return $"{key} {name}";
                }
            }
        }
    }

    private static IEnumerable<string> WrongProfile(PdfModel pdf)
    {
        if (Profile(pdf) is not { } stream)
            return ["no profile"];
        var profile = stream.Data;
        var found = new List<string>();
        if ((long)stream.Dictionary.Get("N")! != 3)
            found.Add("N is not 3");
        if (BinaryPrimitives.ReadInt32BigEndian(profile) != profile.Length)
            found.Add("size");
        if (profile[8] is not (2 or 4) || Encoding.ASCII.GetString(profile, 12, 12) != "mntrRGB XYZ " || Encoding.ASCII.GetString(profile, 36, 4) != "acsp")
            found.Add("header");
        var tags = Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128))).ToDictionary(i => Encoding.ASCII.GetString(profile, 132 + 12 * i, 4), i => BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(136 + 12 * i)) + BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(140 + 12 * i)));
        found.AddRange(new[] { "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" }.Where(tag => !tags.TryGetValue(tag, out var end) || end > profile.Length));
        return found;
    }
}
