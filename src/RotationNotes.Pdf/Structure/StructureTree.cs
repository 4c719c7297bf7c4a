using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Structure;

/// <summary>Writes the structure elements and the tree that leads from page content back to them.</summary>
internal static class StructureTree
{
    /// <param name="root">The Document element.</param>
    /// <param name="pages">Object numbers of the pages.</param>
    /// <param name="owners">Per page, the element of each marked-content number.</param>
    /// <param name="annotations">Element of each annotation, in the order of their structure-parent numbers, which follow those of the pages.</param>
    /// <returns>Object number of the structure tree root.</returns>
    public static int Write(PdfFile file, StructureNode root, IReadOnlyList<int> pages, IReadOnlyList<IReadOnlyList<StructureNode>> owners, IReadOnlyList<StructureNode> annotations)
    {
        var named = new List<StructureNode>();
        Number(file, root, named);
        var tree = file.Reserve();
        WriteNode(file, root, tree, pages);
        var parents = file.Object(buffer =>
        {
            buffer.Raw("<</Nums["u8);
            for (var page = 0; page < owners.Count; page++)
            {
                buffer.Integer(page).Byte((byte)'[');
                foreach (var owner in owners[page])
                    buffer.Reference(owner.ObjectId).Byte((byte)' ');
                buffer.Byte((byte)']');
            }

            for (var i = 0; i < annotations.Count; i++)
                buffer.Integer(owners.Count + i).Byte((byte)' ').Reference(annotations[i].ObjectId).Byte((byte)' ');
            buffer.Raw("]>>"u8);
        });
        file.Object(tree, buffer =>
        {
            buffer.Raw("<</Type/StructTreeRoot/K "u8).Reference(root.ObjectId).Raw("/ParentTree "u8).Reference(parents)
                .Raw("/ParentTreeNextKey "u8).Integer(owners.Count + annotations.Count);
            if (named.Count > 0)
            {
                buffer.Raw("/IDTree<</Names["u8);
                named.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
                foreach (var node in named)
                    buffer.Text(node.Id!).Reference(node.ObjectId).Byte((byte)' ');
                buffer.Raw("]>>"u8);
            }

            buffer.Raw(">>"u8);
        });
        return tree;
    }

    private static void Number(PdfFile file, StructureNode node, List<StructureNode> named)
    {
        node.ObjectId = file.Reserve();
        if (node.Id is not null)
            named.Add(node);
        foreach (var kid in node.Kids)
        {
            if (kid.Node is { IsBlank: false } child)
                Number(file, child, named);
        }
    }

    private static void WriteNode(PdfFile file, StructureNode node, int parent, IReadOnlyList<int> pages)
    {
        file.Object(node.ObjectId, buffer =>
        {
            buffer.Raw("<</Type/StructElem/S"u8).Name(node.Type).Raw("/P "u8).Reference(parent);
            var page = FirstPage(node);
            if (page >= 0)
                buffer.Raw("/Pg "u8).Reference(pages[page]);
            if (node.Id is { } id)
                buffer.Raw("/ID"u8).Text(id);
            if (node.AltText is { } alt)
                buffer.Raw("/Alt"u8).Text(alt);
            WriteAttributes(buffer, node);
            buffer.Raw("/K["u8);
            foreach (var kid in node.Kids)
            {
                if (kid.Node is not { IsBlank: true })
                    WriteKid(buffer, kid, page, pages);
            }

            buffer.Raw("]>>"u8);
        });
        foreach (var kid in node.Kids)
        {
            if (kid.Node is { IsBlank: false } child)
                WriteNode(file, child, node.ObjectId, pages);
        }
    }

    private static void WriteKid(PdfBuffer buffer, StructureNode.Kid kid, int page, IReadOnlyList<int> pages)
    {
        if (kid.Node is { } child)
            buffer.Reference(child.ObjectId);
        else if (kid.Annotation != 0)
            buffer.Raw("<</Type/OBJR/Obj "u8).Reference(kid.Annotation).Raw("/Pg "u8).Reference(pages[kid.Page]).Raw(">>"u8);
        else if (kid.Page == page)
            buffer.Integer(kid.ContentId);
        else
            buffer.Raw("<</Type/MCR/Pg "u8).Reference(pages[kid.Page]).Raw("/MCID "u8).Integer(kid.ContentId).Raw(">>"u8);
        buffer.Byte((byte)' ');
    }

    private static void WriteAttributes(PdfBuffer buffer, StructureNode node)
    {
        if (node.Box is { } box)
        {
            buffer.Raw("/A<</O/Layout/Placement/Block/BBox["u8).Number(box.Left, 2).Byte((byte)' ').Number(box.Bottom, 2).Byte((byte)' ')
                .Number(box.Right, 2).Byte((byte)' ').Number(box.Top, 2).Raw("]>>"u8);
        }
        else if (node.ListNumbering is { } numbering)
        {
            buffer.Raw("/A<</O/List/ListNumbering"u8).Name(numbering).Raw(">>"u8);
        }
        else if (node.Table is { } table && (table.Scope is not null || table.ColumnSpan > 1 || table.RowSpan > 1))
        {
            buffer.Raw("/A<</O/Table"u8);
            if (table.Scope is { } scope)
                buffer.Raw("/Scope"u8).Name(scope);
            if (table.ColumnSpan > 1)
                buffer.Raw("/ColSpan "u8).Integer(table.ColumnSpan);
            if (table.RowSpan > 1)
                buffer.Raw("/RowSpan "u8).Integer(table.RowSpan);
            buffer.Raw(">>"u8);
        }
    }

    private static int FirstPage(StructureNode node)
    {
        foreach (var kid in node.Kids)
        {
            if (kid.Node is null)
                return kid.Page;
        }

        return -1;
    }
}
