using System.Collections.Immutable;
using System.Security.Cryptography;
using RotationNotes.Documents;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Metadata;
using RotationNotes.Pdf.Structure;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Layout;

/// <summary>Puts drawn pages, structure, bookmarks, metadata and attached files into one PDF.</summary>
internal sealed class DocumentAssembly(NoteDocument note, double widthPt, double heightPt)
{
    private readonly PdfFile file = new();

    public byte[] Write(DocumentCanvas shared, IReadOnlyList<PageCanvas> canvases, StructureNode root, IReadOnlyList<HeadingEntry> headings, ImmutableArray<PdfAttachment> attachments)
    {
        var pages = canvases.Select(_ => file.Reserve()).ToList();
        var tree = file.Reserve();
        var (links, linkNodes) = WriteLinks(shared, canvases, pages);
        var fonts = shared.Fonts.Write(file);
        var resources = WriteResources(shared, fonts);
        for (var i = 0; i < canvases.Count; i++)
            WritePage(canvases[i], pages[i], tree, resources, links[i]);
        file.Object(tree, buffer =>
        {
            buffer.Raw("<</Type/Pages/Count "u8).Integer(pages.Count).Raw("/Kids["u8);
            foreach (var page in pages)
                buffer.Reference(page).Byte((byte)' ');
            buffer.Raw("]>>"u8);
        });
        var structure = StructureTree.Write(file, root, pages, [.. canvases.Select(canvas => canvas.Owners)], linkNodes);
        var outline = new OutlineWriter(file, pages, shared.Anchors).Write(headings);
        var files = attachments.Select(WriteAttachment).ToList();
        var metadata = file.Stream(XmpPacket.Write(note), buffer => buffer.Raw("/Type/Metadata/Subtype/XML"u8), compress: false);
        var profile = file.Stream(SrgbProfile.Bytes, buffer => buffer.Raw("/N 3"u8));
        var catalog = file.Object(buffer =>
        {
            buffer.Raw("<</Type/Catalog/Version/1.7/Pages "u8).Reference(tree).Raw("/MarkInfo<</Marked true>>/StructTreeRoot "u8).Reference(structure)
                .Raw("/Lang"u8).Text(note.Language).Raw("/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>/Metadata "u8).Reference(metadata)
                .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8).Reference(profile).Raw(">>]"u8);
            if (outline > 0)
                buffer.Raw("/Outlines "u8).Reference(outline).Raw("/PageMode/UseOutlines"u8);
            WriteFileNames(buffer, attachments, files);
            buffer.Raw(">>"u8);
        });
        return file.Finish(catalog, WriteInfo());
    }

    private void WritePage(PageCanvas canvas, int id, int tree, int resources, List<int> links)
    {
        var content = file.Stream(canvas.Content.Written);
        canvas.Content.Release();
        file.Object(id, buffer =>
        {
            buffer.Raw("<</Type/Page/Parent "u8).Reference(tree).Raw("/MediaBox[0 0 "u8).Number(widthPt).Byte((byte)' ').Number(heightPt)
                .Raw("]/Resources "u8).Reference(resources).Raw("/Contents "u8).Reference(content).Raw("/StructParents "u8).Integer(canvas.Index).Raw("/Tabs/S"u8);
            // Colours are blended in the space of the output intent; naming it saves readers from guessing.
            if (canvas.IsTransparent)
                buffer.Raw("/Group<</S/Transparency/CS/DeviceRGB>>"u8);
            if (links.Count > 0)
            {
                buffer.Raw("/Annots["u8);
                foreach (var link in links)
                    buffer.Reference(link).Byte((byte)' ');
                buffer.Byte((byte)']');
            }

            buffer.Raw(">>"u8);
        });
    }

    private int WriteResources(DocumentCanvas shared, int fonts) => file.Object(buffer =>
    {
        buffer.Raw("<</Font "u8).Reference(fonts);
        if (shared.Opacities.Any())
        {
            buffer.Raw("/ExtGState<<"u8);
            foreach (var alpha in shared.Opacities)
                buffer.Name(DocumentCanvas.OpacityName(alpha)).Raw("<</ca "u8).Number(alpha / 255.0).Raw("/CA "u8).Number(alpha / 255.0).Raw(">>"u8);
            buffer.Raw(">>"u8);
        }

        buffer.Raw(">>"u8);
    });

    private (List<List<int>> Links, List<StructureNode> Nodes) WriteLinks(DocumentCanvas shared, IReadOnlyList<PageCanvas> canvases, List<int> pages)
    {
        var (links, nodes) = (new List<List<int>>(), new List<StructureNode>());
        foreach (var canvas in canvases)
        {
            var onPage = new List<int>();
            foreach (var link in canvas.Links)
            {
                if (Action(shared, link.Mark, pages) is not { } action)
                {
                    // A reference to something that is not printed stays plain text.
                    link.Mark.Node.Type = "Span";
                    continue;
                }

                var parent = canvases.Count + nodes.Count;
                onPage.Add(file.Object(buffer =>
                {
                    buffer.Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8)
                        .Number(link.Left, 2).Byte((byte)' ').Number(link.Bottom, 2).Byte((byte)' ').Number(link.Right, 2).Byte((byte)' ').Number(link.Top, 2)
                        .Raw("]/StructParent "u8).Integer(parent).Raw("/Contents"u8).Text(link.Mark.Description);
                    action(buffer);
                    buffer.Raw(">>"u8);
                }));
                link.Mark.Node.AddAnnotation(canvas.Index, onPage[^1]);
                nodes.Add(link.Mark.Node);
            }

            links.Add(onPage);
        }

        return (links, nodes);
    }

    private static Action<PdfBuffer>? Action(DocumentCanvas shared, TextMark mark, List<int> pages)
    {
        switch (mark)
        {
            case WebMark web when Uri.TryCreate(web.Target, UriKind.Absolute, out var address):
                return buffer => buffer.Raw("/A<</S/URI/URI"u8).Text(address.AbsoluteUri).Raw(">>"u8);
            case PlaceMark place when shared.Anchors.TryGetValue(place.Anchor, out var target):
                return buffer => buffer.Raw("/Dest["u8).Reference(pages[target.Page]).Raw("/XYZ null "u8).Number(target.Top + 8, 1).Raw(" null]"u8);
            case FootnoteMark footnote when shared.Anchors.TryGetValue(footnote.Note.Anchor, out var target):
                return buffer => buffer.Raw("/Dest["u8).Reference(pages[target.Page]).Raw("/XYZ null "u8).Number(target.Top + 8, 1).Raw(" null]"u8);
            default:
                return null;
        }
    }

    private int WriteAttachment(PdfAttachment attachment)
    {
        var date = DocumentDate.Pdf(note.AsOf);
        var bytes = attachment.Bytes.AsSpan();
        var digest = MD5.HashData(bytes);
        var (length, mime) = (bytes.Length, attachment.MimeType);
        var data = file.Stream(bytes, buffer => buffer.Raw("/Type/EmbeddedFile/Subtype"u8).Name(mime)
            .Raw("/Params<</Size "u8).Integer(length).Raw("/ModDate"u8).Text(date).Raw("/CheckSum"u8).Hex(digest).Raw(">>"u8));
        return file.Object(buffer => buffer.Raw("<</Type/Filespec/F"u8).Text(attachment.FileName).Raw("/UF"u8).Text(attachment.FileName)
            .Raw("/Desc"u8).Text(attachment.Description).Raw("/AFRelationship"u8).Name(attachment.Relationship.ToString())
            .Raw("/EF<</F "u8).Reference(data).Raw("/UF "u8).Reference(data).Raw(">>>>"u8));
    }

    private static void WriteFileNames(PdfBuffer buffer, ImmutableArray<PdfAttachment> attachments, List<int> files)
    {
        if (attachments.IsEmpty)
            return;
        buffer.Raw("/AF["u8);
        foreach (var specification in files)
            buffer.Reference(specification).Byte((byte)' ');
        buffer.Raw("]/Names<</EmbeddedFiles<</Names["u8);
        foreach (var attachment in attachments.OrderBy(attachment => attachment.FileName, StringComparer.Ordinal))
            buffer.Text(attachment.FileName).Reference(files[attachments.IndexOf(attachment)]).Byte((byte)' ');
        buffer.Raw("]>>>>"u8);
    }

    private int WriteInfo() => file.Object(buffer =>
    {
        var date = DocumentDate.Pdf(note.AsOf);
        buffer.Raw("<</Title"u8).Text(note.Title).Raw("/Author"u8).Text(note.Author).Raw("/Subject"u8).Text(XmpPacket.Subject(note))
            .Raw("/Creator"u8).Text(XmpPacket.Producer).Raw("/Producer"u8).Text(XmpPacket.Producer).Raw("/CreationDate"u8).Text(date).Raw("/ModDate"u8).Text(date);
        if (!note.Keywords.IsEmpty)
            buffer.Raw("/Keywords"u8).Text(XmpPacket.Keywords(note));
        buffer.Raw(">>"u8);
    });
}
