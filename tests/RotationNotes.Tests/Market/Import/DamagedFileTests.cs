using System.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Tests.Market.Import;

/// <summary>Whatever happens to a file on its way, reading it ends in findings, never in a crash or in half a series.</summary>
public sealed class DamagedFileTests
{
    private const string insertions = "0123456789,.-\"\n\r;/<> ";

    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly SeriesMap map = SeriesMap.Load();

    private static readonly string[] goodFiles =
    [
        "Date,Close\n2024-07-12,2148.27\n2024-07-15,2187.02\n2024-07-16,2263.67\n",
        "DATE,OPEN,HIGH,LOW,CLOSE\n07/12/2024,20,21,20,20.71\n07/15/2024,21,22,21,21.78\n07/16/2024,22,24,22,23.98\n",
        "Date,Open,High,Low,Close,Adj Close,Volume\n2024-07-15,1,3,1,2,1.5,7\n2024-07-16,1,3,1,2,1.5,7\n",
        "date,contract,open_interest,asset_mgr_long,asset_mgr_short,dealer_long,dealer_short,lev_money_long,lev_money_short\n"
            + "2024-07-09,RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE,447956,174652,154454,128483,54777,62095,131956\n"
            + "2024-07-16,RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE,488061,207674,143374,93530,96922,85333,121376\n",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AFileWithRandomDamage_IsReadOrRefused_NeverHalf(int file)
    {
        var random = new Random(file);
        var good = Encoding.UTF8.GetBytes(goodFiles[file]);
        var expected = Read(good);
        Assert.False(expected.HasErrors);
        for (var round = 0; round < 5_000; round++)
        {
            var reading = Read(Damage(good, random));

            if (reading.HasErrors || reading.Unknown is not null)
                Assert.Empty(reading.Series);
            if (reading.HasErrors)
                Assert.All(reading.Problems().Where(p => p.IsError), p => Assert.Equal("RUT.csv", p.Place.File));
            foreach (var series in reading.Series)
                Assert.InRange(series.Count, 1, expected.Series[0].Count + 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AFileCutShort_NeverGivesAValueThatWasNotThere(int file)
    {
        var good = Encoding.UTF8.GetBytes(goodFiles[file]);
        var whole = Read(good).Series[0];
        for (var length = 0; length < good.Length; length++)
        {
            foreach (var series in Read(good[..length]).Series)
            {
                // Only the last number can be cut without a trace; every row before it is whole.
                for (var i = 0; i < series.Count - 1; i++)
                    Assert.Equal((whole.Dates[i], whole.Values[i]), (series.Dates[i], series.Values[i]));
            }
        }
    }

    private static FileReading Read(byte[] bytes) => FileImport.Read(SourceFile.Decode("RUT.csv", bytes), map, calendar);

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)insertions[random.Next(insertions.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
            }

            if (bytes.Count == 0)
                break;
        }

        return [.. bytes];
    }
}
