// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QTemporaryDir>
#include <QTest>

using app::Key;
using app::Settings;

class TestSettings : public QObject {
    Q_OBJECT

private:
    QString file() const { return m_folder->filePath("settings.ini"); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void everythingHasADefault()
    {
        const Settings settings(file());
        QCOMPARE(settings.text(Key::Language), "");
        QCOMPARE(settings.text(Key::Appearance), "");
        QCOMPARE(settings.value(Key::WindowGeometry).toByteArray(), QByteArray());
        QCOMPARE(settings.value(Key::WindowState).toByteArray(), QByteArray());
        for (const auto key : {Key::RecentPictures, Key::RecentModels})
            QCOMPARE(settings.value(key).toStringList(), QStringList());
        for (const auto key : {Key::PictureFolder, Key::ModelFolder, Key::SaveFolder})
            QCOMPARE(settings.text(key), "");
        QCOMPARE(settings.value(Key::Panels).toByteArray(), QByteArray());
        QCOMPARE(settings.value(Key::View).toInt(), 0);
        QCOMPARE(settings.text(Key::ColorMap), "inferno");
        QCOMPARE(settings.text(Key::SignedColorMap), "");
        QVERIFY(settings.flag(Key::FadeWeak));
        for (const auto key :
             {Key::CommonRange, Key::KeepClass, Key::DoublePrecision, Key::EvidenceAgainst})
            QVERIFY(!settings.flag(key));
        for (const auto key : {Key::ScoreScale, Key::MemoryMegabytes})
            QCOMPARE(settings.value(key).toInt(), 0);
        QCOMPARE(settings.value(Key::ClassRows).toInt(), 3);
        QCOMPARE(settings.text(Key::Workspace), "explain");
        QCOMPARE(settings.text(Key::CutMethod), "saliency");
        QCOMPARE(settings.value(Key::CutForeground).toDouble(), 0.95);
        QCOMPARE(settings.value(Key::CutBackground).toDouble(), 0.3);
        QVERIFY(settings.flag(Key::CutIdleUpdate));
    }

    void aSecondStartFindsWhatTheFirstOneLeft()
    {
        const QByteArray bytes("\0\x01\xff,;\"=", 7);
        {
            Settings settings(file());
            settings.set(Key::Language, "ko");
            settings.set(Key::WindowGeometry, bytes);
            settings.set(Key::FadeWeak, false);
            settings.set(Key::View, 3);
            settings.set(Key::Panels, QByteArray("[{\"method\":\"grad_cam\"}]"));
            settings.set(Key::PictureFolder, QString("/home/김/사진, 2024"));
        }
        const Settings settings(file());
        QCOMPARE(settings.text(Key::Language), "ko");
        QCOMPARE(settings.value(Key::WindowGeometry).toByteArray(), bytes);
        QVERIFY(!settings.flag(Key::FadeWeak));
        QCOMPARE(settings.value(Key::View).toInt(), 3);
        QCOMPARE(settings.value(Key::Panels).toByteArray(), "[{\"method\":\"grad_cam\"}]");
        QCOMPARE(settings.text(Key::PictureFolder), QString("/home/김/사진, 2024"));
    }

    void keysDoNotShareAPlace()
    {
        Settings settings(file());
        const int last = int(Key::CutFill);
        for (int key = 0; key <= last; ++key)
            settings.set(Key(key), key);
        for (int key = 0; key <= last; ++key)
            QCOMPARE(settings.value(Key(key)).toInt(), key);
    }

    void theNewestFileComesFirstAndOnce()
    {
        Settings settings(file());
        for (const auto* path : {"/a.jpg", "/b.jpg", "/c.jpg", "/a.jpg"})
            settings.addRecent(Key::RecentPictures, path);
        QCOMPARE(settings.value(Key::RecentPictures).toStringList(),
                 (QStringList{"/a.jpg", "/c.jpg", "/b.jpg"}));
        QVERIFY(settings.value(Key::RecentModels).toStringList().isEmpty());
        settings.removeRecent(Key::RecentPictures, "/c.jpg");
        settings.removeRecent(Key::RecentPictures, "/unknown.jpg");
        QCOMPARE(settings.value(Key::RecentPictures).toStringList(),
                 (QStringList{"/a.jpg", "/b.jpg"}));
    }

    void oldFilesAreForgotten()
    {
        Settings settings(file());
        for (int index = 0; index < Settings::mostRecent + 5; ++index)
            settings.addRecent(Key::RecentModels, QString("/%1.pt").arg(index));
        const auto recent = settings.value(Key::RecentModels).toStringList();
        QCOMPARE(recent.size(), Settings::mostRecent);
        QCOMPARE(recent.first(), QString("/%1.pt").arg(Settings::mostRecent + 4));
        QCOMPARE(recent.last(), "/5.pt");
    }

    void recentFilesAreStillThereNextTime_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("none left") << QStringList();
        QTest::newRow("one") << QStringList{"/only one, with comma.jpg"};
        QTest::newRow("two") << QStringList{"/b.jpg", "/a.jpg"};
    }
    void recentFilesAreStillThereNextTime()
    {
        QFETCH(const QStringList, paths);
        {
            Settings settings(file());
            settings.addRecent(Key::RecentPictures, "/gone.jpg");
            settings.removeRecent(Key::RecentPictures, "/gone.jpg");
            for (auto path = paths.rbegin(); path != paths.rend(); ++path)
                settings.addRecent(Key::RecentPictures, *path);
        }
        QCOMPARE(Settings(file()).value(Key::RecentPictures).toStringList(), paths);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
