using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Layout;

/// <summary>Headings as bookmarks, nested by level.</summary>
internal sealed class OutlineWriter(PdfFile file, IReadOnlyList<int> pages, IReadOnlyDictionary<string, AnchorPlace> anchors)
{
    private sealed class Entry(int level, string title, string anchor, int id)
    {
        public int Level { get; } = level;

        public string Title { get; } = title;

        public string Anchor { get; } = anchor;

        public int Id { get; } = id;

        public List<Entry> Children { get; } = [];

        public int Descendants => Children.Sum(child => 1 + child.Descendants);
    }

    /// <summary>Object number of the outline, 0 when there is no heading.</summary>
    public int Write(IReadOnlyList<HeadingEntry> headings)
    {
        var root = new Entry(0, "", "", file.Reserve());
        var open = new Stack<Entry>();
        open.Push(root);
        foreach (var heading in headings)
        {
            if (!anchors.ContainsKey(heading.Anchor))
                continue;
            while (open.Peek().Level >= heading.Level)
                open.Pop();
            var entry = new Entry(heading.Level, heading.Title, heading.Anchor, file.Reserve());
            open.Peek().Children.Add(entry);
            open.Push(entry);
        }

        file.Object(root.Id, buffer =>
        {
            buffer.Raw("<</Type/Outlines"u8);
            Ends(buffer, root);
            buffer.Raw(">>"u8);
        });
        WriteChildren(root);
        return root.Children.Count == 0 ? 0 : root.Id;
    }

    private void WriteChildren(Entry parent)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var (entry, index) = (parent.Children[i], i);
            var target = anchors[entry.Anchor];
            file.Object(entry.Id, buffer =>
            {
                buffer.Raw("<</Title"u8).Text(entry.Title).Raw("/Parent "u8).Reference(parent.Id).Raw("/Dest["u8).Reference(pages[target.Page])
                    .Raw("/XYZ null "u8).Number(target.Top + 8, 1).Raw(" null]"u8);
                if (index > 0)
                    buffer.Raw("/Prev "u8).Reference(parent.Children[index - 1].Id);
                if (index + 1 < parent.Children.Count)
                    buffer.Raw("/Next "u8).Reference(parent.Children[index + 1].Id);
                Ends(buffer, entry);
                buffer.Raw(">>"u8);
            });
            WriteChildren(entry);
        }
    }

    private static void Ends(PdfBuffer buffer, Entry entry)
    {
        if (entry.Children.Count > 0)
            buffer.Raw("/First "u8).Reference(entry.Children[0].Id).Raw("/Last "u8).Reference(entry.Children[^1].Id).Raw("/Count "u8).Integer(entry.Descendants);
    }
}
