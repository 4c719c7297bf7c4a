using System.Text;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>What a screen reader says: the text of the elements in the order of the structure, spaces folded.</summary>
public static class TaggedText
{
    public static string Of(PdfModel pdf)
    {
        var content = new Dictionary<(PdfDictionary Page, int Mcid), StringBuilder>();
        foreach (var page in pdf.Pages)
        {
            var fonts = new Dictionary<PdfDictionary, FontView>();
            foreach (var shown in page.Texts())
            {
                if (shown.Operation.Marks.Select(mark => mark.Properties?.Get("MCID")).OfType<long>().FirstOrDefault(-1) is not (>= 0 and var mcid))
                    continue;
                if (!fonts.TryGetValue(shown.Font, out var font))
                    fonts.Add(shown.Font, font = new FontView(pdf, shown.Font));
                var key = (page.Dictionary, (int)mcid);
                if (!content.TryGetValue(key, out var text))
                    content.Add(key, text = new StringBuilder());
                foreach (var code in shown.Codes)
                    text.Append(font.Unicode.GetValueOrDefault(code));
            }
        }

        var all = new StringBuilder();
        foreach (var element in new StructureView(pdf).Roots)
            Read(element);
        return Folded(all.ToString());

        void Read(Element element)
        {
            foreach (var (page, mcid, child) in element.Order)
            {
                if (child is not null)
                    Read(child);
                else
                    all.Append(content.GetValueOrDefault((page!, mcid)));
            }

            if (element.Type is not ("Link" or "Span" or "Reference" or "Lbl"))
                all.Append(' ');
        }
    }

    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
